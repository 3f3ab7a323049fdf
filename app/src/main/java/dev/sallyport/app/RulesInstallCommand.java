package dev.sallyport.app;

import dev.sallyport.app.install.Installation;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "install",
    description = {
      "Install a release of the Core Rule Set where `crs: auto` finds it.",
      "Releases are at https://github.com/coreruleset/coreruleset/releases. One that does not load"
          + " is not installed; changes to crs-setup.conf, exclusions and plugins are kept."
    },
    mixinStandardHelpOptions = true)
final class RulesInstallCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "FOLDER|ARCHIVE|URL",
      required = true,
      description = "The release: a folder, or a tar.gz or zip, here or at a URL.")
  private String from = "";

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description =
          "The archive's checksum; where left out, the file beside it that ends in .sha256.")
  private @Nullable String sha256;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    RuleFolders folders = RuleFolders.ofSystem();
    RuleSet rules = new Installation(folders).install(from, sha256);
    spec.commandLine()
        .getOut()
        .println(
            rules.title()
                + " installed in "
                + folders.installation()
                + "; "
                + rules.plan().rules().size()
                + " rules");
    return ExitCode.WELL;
  }
}
