package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.doc;

import java.util.List;

/** The arguments of the query and of the body. */
final class ArgumentVariables {
  private ArgumentVariables() {}

  static List<Variable> all() {
    return List.of(
        new Keyed(
            "ARGS",
            doc("Arguments of query and body; json.a.b for JSON.", "ARGS:id", "!@rx ^[0-9]+$"),
            x -> x.request().arguments().all()),
        new Keyed(
            "ARGS_NAMES",
            doc("Names of all arguments.", "ARGS_NAMES", "@contains <"),
            x -> x.request().arguments().allNames()),
        new Keyed(
            "ARGS_GET",
            doc("Arguments of the query.", "ARGS_GET:q", "@contains <script"),
            x -> x.request().arguments().query()),
        new Keyed(
            "ARGS_GET_NAMES",
            doc("Names of the query's arguments.", "ARGS_GET_NAMES", "@streq debug"),
            x -> x.request().arguments().queryNames()),
        new Keyed(
            "ARGS_POST",
            doc("Arguments of the body.", "ARGS_POST:comment", "@detectXSS"),
            x -> x.request().arguments().body()),
        new Keyed(
            "ARGS_POST_NAMES",
            doc("Names of the body's arguments.", "ARGS_POST_NAMES", "@streq role"),
            x -> x.request().arguments().bodyNames()),
        Single.number(
            "ARGS_COMBINED_SIZE",
            doc("Bytes of all names and values.", "ARGS_COMBINED_SIZE", "@gt 64000"),
            x -> x.request().arguments().all().combinedBytes()),
        Single.flag(
            "URLENCODED_ERROR",
            doc("Whether an escape of query or body is no escape.", "URLENCODED_ERROR", "@eq 1"),
            x -> x.request().queryEncodingError() || x.body().findings().urlEncodedError()));
  }
}
