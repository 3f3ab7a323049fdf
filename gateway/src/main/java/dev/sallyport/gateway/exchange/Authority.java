package dev.sallyport.gateway.exchange;

import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.MalformedMessage.Rule;
import dev.sallyport.wire.http1.RequestHead;
import java.util.Locale;

/**
 * Whom a request is for and what it asks of it (RFC 9112 section 3.2).
 *
 * @param text host and port as sent, for the Host field
 * @param host lower case, without a port
 * @param target in origin form, or {@code *}
 */
record Authority(String text, String host, String target) {

  static Authority of(RequestHead head) throws MalformedMessage {
    int line = head.fields().indexOf(FieldName.HOST, 0);
    if (line >= 0 && head.fields().indexOf(FieldName.HOST, line + 1) >= 0) {
      throw new MalformedMessage(Rule.HOST, "more than one Host field");
    }
    String host = line < 0 ? "" : head.fields().value(line);
    if (host.isEmpty() && !head.version().equals("HTTP/1.0")) {
      throw new MalformedMessage(Rule.HOST, "no Host field");
    }
    String target = head.target();
    if (!target.startsWith("/") && !target.equals("*")) {
      return absolute(target, host);
    }
    if (target.equals("*") && !head.method().equals("OPTIONS")) {
      throw new MalformedMessage(Rule.TARGET, "* with a method other than OPTIONS");
    }
    return new Authority(host, name(host), target);
  }

  /** The authority form, which CONNECT alone has (RFC 9112 section 3.2.3). */
  static Authority ofConnect(RequestHead head) throws MalformedMessage {
    String target = head.target();
    String host = name(target);
    if (host.isEmpty() || host.length() >= target.length() - 1) {
      throw new MalformedMessage(Rule.TARGET, "wanted HOST:PORT for CONNECT, got " + target);
    }
    return new Authority(target, host, target);
  }

  private static Authority absolute(String target, String hostField) throws MalformedMessage {
    int scheme = target.indexOf("://");
    String word = scheme < 0 ? "" : target.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!word.equals("http") && !word.equals("https")) {
      throw new MalformedMessage(Rule.TARGET, "wanted /PATH, *, or http(s)://HOST/PATH");
    }
    int from = scheme + 3;
    int to = from;
    while (to < target.length() && "/?#".indexOf(target.charAt(to)) < 0) {
      to++;
    }
    String authority = target.substring(from, to);
    if (!authority.equalsIgnoreCase(hostField)) {
      // RFC 9112 section 3.2.2 lets the target win; two readers that differ here are an attack
      throw new MalformedMessage(Rule.HOST, "the target and the Host field name different hosts");
    }
    String rest = target.substring(to);
    return new Authority(hostField, name(authority), rest.startsWith("/") ? rest : "/" + rest);
  }

  private static String name(String authority) throws MalformedMessage {
    int end = authority.length();
    int colon = authority.lastIndexOf(':');
    if (colon >= 0 && colon > authority.lastIndexOf(']')) {
      end = colon;
      if (!digits(authority, colon + 1)) {
        throw new MalformedMessage(Rule.HOST, "wanted digits after the colon of the host");
      }
    }
    for (int i = 0; i < end; i++) {
      char c = authority.charAt(i);
      boolean allowed =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-._~[]:".indexOf(c) >= 0;
      if (!allowed) {
        throw new MalformedMessage(Rule.HOST, "a character that no host name has");
      }
    }
    return authority.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static boolean digits(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() - from <= 5;
  }
}
