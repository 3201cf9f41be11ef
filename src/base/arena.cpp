// The slow path of the arena: chunks from malloc, each twice the one before.
#include "base/arena.h"

#include <cstdlib>

namespace stet {

namespace {
constexpr size_t kFirstChunk = size_t{1} << 20;  // an average page needs less
}

Arena::~Arena() { reset(0); }

void* Arena::allocate_slow(size_t size, size_t align) {
  // Each chunk is twice the one before, so that their number stays small.
  size_t chunk_size = chunks_ == nullptr ? kFirstChunk : chunks_->size * 2;
  const size_t needed = size + align + sizeof(Chunk);
  if (needed < size) std::abort();  // overflow: no such memory
  if (chunk_size < needed) chunk_size = needed;
  auto* chunk = static_cast<Chunk*>(std::malloc(chunk_size));
  if (chunk == nullptr) std::abort();
  chunk->previous = chunks_;
  chunk->size = chunk_size;
  chunks_ = chunk;
  reserved_ += chunk_size;
  cursor_ = reinterpret_cast<uintptr_t>(chunk + 1);
  limit_ = reinterpret_cast<uintptr_t>(chunk) + chunk_size;
  return allocate(size, align);
}

void Arena::reset(size_t keep) {
  // The newest chunk is the largest: keeping it alone makes the next page of
  // the same size fit in one piece.
  Chunk* kept = nullptr;
  while (chunks_ != nullptr) {
    Chunk* const chunk = chunks_;
    chunks_ = chunk->previous;
    if (kept == nullptr && chunk->size <= keep) {
      kept = chunk;
      continue;
    }
    reserved_ -= chunk->size;
    std::free(chunk);
  }
  cursor_ = limit_ = 0;
  if (kept != nullptr) {
    kept->previous = nullptr;
    chunks_ = kept;
    cursor_ = reinterpret_cast<uintptr_t>(kept + 1);
    limit_ = reinterpret_cast<uintptr_t>(kept) + kept->size;
  }
}

}  // namespace stet
