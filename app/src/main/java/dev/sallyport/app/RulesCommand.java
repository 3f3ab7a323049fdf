package dev.sallyport.app;

import picocli.CommandLine.Command;

@Command(
    name = "rules",
    description = "Check, list, test, explain and install rules.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      RulesCheckCommand.class,
      RulesListCommand.class,
      RulesTestCommand.class,
      RulesExplainCommand.class,
      RulesInstallCommand.class
    })
final class RulesCommand {}
