package dev.sallyport.app.ftw;

/** The deployment that the Core Rule Set's tests are written for (its rule 900005 and 999999). */
final class FtwSetup {
  /** Read between the release's set-up and its rules. */
  static final String RULES =
      """
      SecRequestBodyNoFilesLimit 13107200
      SecResponseBodyLimit 1048576
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
      """;

  private FtwSetup() {}

  /** A configuration with one site that serves every name. */
  static String configuration(String crs, int originPort) {
    return """
    listen: ["https://127.0.0.1:0"]
    console: off
    default_site: crs.test
    sites:
      crs.test:
        certificate: self_signed
        origins: ["http://127.0.0.1:%d"]
        http2: false
        rules: {crs: "%s", mode: detect, before: [ftw.conf]}
        timeouts: {request_head: 5s, request_body: 5s, response: 60s}
    """
        .formatted(originPort, crs.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
