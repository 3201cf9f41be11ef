#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

#include "cli/help.h"
#include "cli/version.h"

namespace stet::cli {
namespace {

// A choice by name. The list of names stands in the help, the default says so.
template <class Value, class Target>
CLI::Option* add_choice(CLI::App& command, const char* option, Target& target,
                        const std::vector<std::pair<std::string, Value>>& names, const char* help) {
  std::string list;
  for (const auto& [name, unused] : names) list += (list.empty() ? "" : "|") + name;
  const auto choose = [&target, names, list, option](const std::string& given) {
    for (const auto& [name, value] : names) {
      if (name != given) continue;
      target = value;
      return;
    }
    throw CLI::ValidationError(option, "\"" + given + "\" is none of " + list);
  };
  return command.add_option_function<std::string>(option, choose, help)->option_text(list);
}

void add_page_options(CLI::App& command, Options& options, std::string& url) {
  command.add_option("--url", url, "Address of the page, for links that are relative to it")
      ->option_text("URL");
  add_choice<Input>(command, "--input", options.input,
                    {{"auto", Input::Auto}, {"html", Input::Html}, {"text", Input::Text}},
                    "What the input is. auto: .txt, and input without a\n"
                    "tag, is flattened text; all other is HTML");
  add_choice<Focus>(
      command, "--focus", options.focus,
      {{"balanced", Focus::Balanced}, {"precision", Focus::Precision}, {"recall", Focus::Recall}},
      "In doubt leave it out (precision) or keep it (recall)");
  const char* group = "Limits";
  command
      .add_option("--limit-page-bytes", options.page_bytes_max,
                  "Larger pages are failures; 64MB if not said")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::Range(size_t{1}, size_t{1} << 31).description(""))
      ->option_text("SIZE")
      ->group(group);
  const auto count = [&](const char* option, uint32_t& value, const char* help) {
    command.add_option(option, value, help)
        ->check(CLI::Range(1u, 1u << 30).description(""))
        ->option_text("N")
        ->group(group);
  };
  count("--limit-depth", options.depth_max, "Deeper elements become siblings; 512");
  count("--limit-nodes", options.nodes_max, "The tree of a page ends there; 4000000");
  count("--limit-attributes", options.attributes_max, "Of one element; 1024");
}

CLI::App* add_extract(CLI::App& program, ExtractSettings& settings) {
  CLI::App* command = program.add_subcommand("extract", "Turn pages into records");
  command->footer(kExtractHelp);
  command->add_option("INPUT", settings.inputs, "Files, folders, or - for standard input")
      ->required()
      ->option_text("...");
  add_choice<Format>(*command, "-f,--format", settings.format,
                     {{"jsonl", Format::Jsonl},
                      {"json", Format::Json},
                      {"text", Format::Text},
                      {"markdown", Format::Markdown}},
                     "How records are written, see below");
  command
      ->add_option("-o,--output", settings.output,
                   "A file, which appears when all is done; or a folder\n"
                   "(there already, or with / at the end): a file a page")
      ->option_text("FILE|DIR");
  command->add_option("-j,--jobs", settings.jobs, "Threads; as many as usable cores if not said")
      ->check(CLI::Range(1u, 1024u).description(""))
      ->option_text("N");
  command->add_flag("--evidence", settings.options.evidence, "Keep the witnesses of every field");
  command->add_flag("--blocks", settings.options.blocks, "Keep every block with its role and why");
  command->add_flag_callback(
      "--progress", [&] { settings.progress = Show::Yes; },
      "Show how far it is; done anyway on a terminal");
  command->add_flag_callback("--no-progress", [&] { settings.progress = Show::No; }, "Do not");
  command->add_flag("-q,--quiet", settings.quiet, "No counts at the end");
  add_page_options(*command, settings.options, settings.url);
  return command;
}

CLI::App* add_explain(CLI::App& program, ExplainSettings& settings) {
  CLI::App* command = program.add_subcommand("explain", "Show why each block stands or not");
  command->footer(kExplainHelp);
  command->add_option("PAGE", settings.page, "A file, or - for standard input")
      ->required()
      ->option_text(" ");
  CLI::Option* html = command->add_flag("--html", settings.html,
                                        "One HTML file: the page beside the record, for a browser");
  command->add_flag("--all", settings.all, "Show what is set aside block by block, not folded")
      ->excludes(html);
  command->add_flag("--why", settings.why, "Under each block, the strongest reasons")
      ->excludes(html);
  command
      ->add_option("--block", settings.block_numbers,
                   "Only this block, in full; may be given several times")
      ->check(CLI::Range(size_t{1}, size_t{1} << 31).description(""))
      ->allow_extra_args(false)  // what follows is the page
      ->excludes(html)
      ->option_text("N");
  command->add_option("-o,--output", settings.output, "A file, which appears when all is done")
      ->option_text("FILE");
  add_choice<Show>(*command, "--color", settings.colour,
                   {{"auto", Show::Auto}, {"always", Show::Yes}, {"never", Show::No}},
                   "auto: on a terminal, unless NO_COLOR is set");
  command
      ->add_option(
          "--width", settings.width,
          "Cut lines to so many columns; the terminal's\nif not said, and not at all in a pipe")
      ->check(CLI::Range(size_t{40}, size_t{10'000}).description(""))
      ->option_text("N");
  add_page_options(*command, settings.options, settings.url);
  return command;
}

CLI::App* add_dump(CLI::App& program, DumpSettings& settings) {
  CLI::App* command = program.add_subcommand("dump", "Show a stage of the way, for developers");
  command->footer(kDumpHelp);
  add_choice<Stage>(*command, "STAGE", settings.stage,
                    {{"tokens", Stage::Tokens},
                     {"tree", Stage::Tree},
                     {"meta", Stage::Meta},
                     {"blocks", Stage::Blocks},
                     {"features", Stage::Features},
                     {"roles", Stage::Roles},
                     {"article", Stage::Article}},
                    "Which one, see below")
      ->required()
      ->option_text(" ");
  command->add_option("PAGE", settings.page, "A file, or - for standard input")
      ->required()
      ->option_text(" ");
  add_page_options(*command, settings.options, settings.url);
  return command;
}

}  // namespace

std::optional<CommandLine> parse_command_line(int argc, char** argv, Exit& exit) {
  CLI::App program("stet reads pages of news sites and writes down the article.", "stet");
  program.footer(kProgramHelp);
  program.set_version_flag("--version", version_text());
  program.require_subcommand(1);
  program.get_formatter()->column_width(30);
  ExtractSettings extract_settings;
  ExplainSettings explain_settings;
  DumpSettings dump_settings;
  const CLI::App* extract = add_extract(program, extract_settings);
  const CLI::App* explain = add_explain(program, explain_settings);
  add_dump(program, dump_settings);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    exit = error.get_exit_code() == 0 ? Exit::Good : Exit::Usage;
    if (exit == Exit::Good) {
      program.exit(error);  // help or version
    } else {
      fmt::print(stderr, "stet: {}\nstet: `stet --help` and `stet COMMAND --help` say more\n",
                 error.what());
    }
    return std::nullopt;
  }
  CommandLine out;
  if (extract->parsed()) {
    out.extract = std::move(extract_settings);
  } else if (explain->parsed()) {
    out.explain = std::move(explain_settings);
  } else {
    out.dump = std::move(dump_settings);
  }
  return out;
}

}  // namespace stet::cli
