package dev.sallyport.app;

import picocli.CommandLine.Command;

@Command(
    name = "rules",
    description = "Check and list rules.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {RulesCheckCommand.class, RulesListCommand.class})
final class RulesCommand {}
