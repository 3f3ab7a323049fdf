package dev.sallyport.app;

import picocli.CommandLine.Command;

@Command(
    name = "config",
    description = "Check, show or compare what is configured.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class, ConfigDiffCommand.class})
final class ConfigCommand {}
