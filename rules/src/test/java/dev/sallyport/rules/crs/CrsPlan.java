package dev.sallyport.rules.crs;

import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.PlanReader;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** Loads a release of the Core Rule Set in the set-up that its tests want. */
final class CrsPlan {
  private static final String BASE =
      """
      SecRuleEngine DetectionOnly
      SecRequestBodyAccess On
      SecRequestBodyLimit 13107200
      SecRequestBodyNoFilesLimit 13107200
      SecResponseBodyAccess On
      SecResponseBodyLimit 1048576
      SecResponseBodyLimitAction ProcessPartial
      SecResponseBodyMimeType text/plain text/html text/xml application/json
      SecRule REQUEST_HEADERS:Content-Type "^(?:application(?:/soap\\+|/)|text/)xml" \\
        "id:200000,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=XML"
      SecRule REQUEST_HEADERS:Content-Type "^application/(?:[a-z0-9.-]+[+])?json" \\
        "id:200001,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=JSON"
      Include crs-setup.conf.example
      SecAction "id:900005,phase:1,nolog,pass,ctl:ruleEngine=DetectionOnly,\\
        ctl:ruleRemoveById=910000,\\
        setvar:tx.blocking_paranoia_level=4,\\
        setvar:tx.paranoia_level=4,\\
        setvar:tx.crs_validate_utf8_encoding=1,\\
        setvar:tx.arg_name_length=100,\\
        setvar:tx.arg_length=400,\\
        setvar:tx.total_arg_length=64000,\\
        setvar:tx.max_num_args=255,\\
        setvar:tx.max_file_size=64100,\\
        setvar:tx.combined_file_sizes=65535"
      Include rules/*.conf
      """;

  private CrsPlan() {}

  static Plan load(Path release) throws BadRules {
    return new PlanReader(new FileRuleSource(), Operators.with(List.of()), ZoneOffset.UTC)
        .read(release.resolve("tests.conf").toString(), BASE);
  }
}
