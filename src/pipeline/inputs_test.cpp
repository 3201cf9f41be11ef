#include "pipeline/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test/support/temporary_folder.h"

namespace stet {
namespace {

using testing::ElementsAre;

std::vector<std::string> all(std::vector<std::string> arguments) {
  Inputs inputs(std::move(arguments));
  std::vector<std::string> out;
  while (std::optional<InputItem> item = inputs.next()) {
    out.push_back(item->relative.empty() ? item->path : item->relative);
    if (item->failure) out.back() = "! " + item->failure->message.substr(0, 25);
  }
  return out;
}

TEST(Inputs, WalksFoldersInTheOrderOfNames) {
  const TemporaryFolder folder;
  for (const char* name : {"p/b.html", "p/a/z.txt", "p/a/c.HTM.gz", "p/a.html", "p/skip.png",
                           "p/B.xhtml", "p/a/deep/x.html", "p/notes.gz", "p/.html"}) {
    folder.write(name, "x");
  }
  EXPECT_THAT(all({folder.path("p")}), ElementsAre("p/B.xhtml", "p/a/c.HTM.gz", "p/a/deep/x.html",
                                                   "p/a/z.txt", "p/a.html", "p/b.html"));
}

TEST(Inputs, TriesWhatIsNamedWhateverItIsCalled) {
  const TemporaryFolder folder;
  EXPECT_THAT(all({folder.write("x.png", ""), folder.path("none"), "-"}),
              ElementsAre("x.png", "none", "stdin"));
}

TEST(Inputs, AFolderWithoutPagesIsAFailure) {
  const TemporaryFolder folder;
  folder.write("p/q/x.png", "");
  folder.write("r/x.html", "");
  EXPECT_THAT(all({folder.path("p"), folder.path("r") + "/"}),
              ElementsAre("! no pages in this folder: ", "r/x.html"));
}

TEST(Inputs, DoesNotFollowLinksToFoldersButToFiles) {
  const TemporaryFolder folder;
  folder.write("p/a.html", "");
  std::filesystem::create_directory_symlink(folder.path("p"), folder.path("p/loop"));
  std::filesystem::create_symlink(folder.path("p/a.html"), folder.path("p/b.html"));
  std::filesystem::create_symlink(folder.path("p/nothing"), folder.path("p/c.html"));
  EXPECT_THAT(all({folder.path("p")}), ElementsAre("p/a.html", "p/b.html", "p/c.html"));
}

TEST(Inputs, NamesPromiseAContentType) {
  EXPECT_EQ(content_type_of_name("a/b.TXT.gz"), "text/plain");
  EXPECT_EQ(content_type_of_name("a/b.html"), "text/html");
  EXPECT_EQ(content_type_of_name("a/b.xhtml"), "application/xhtml+xml");
  EXPECT_EQ(content_type_of_name("a/b"), "");
  EXPECT_FALSE(is_page_name("page.html.zst"));
}

}  // namespace
}  // namespace stet
