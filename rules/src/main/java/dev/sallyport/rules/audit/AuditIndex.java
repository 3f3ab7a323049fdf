package dev.sallyport.rules.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.rules.exchange.Exchange;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where an entry stands whose file is its own, and the line of the index that says so, both as
 * ModSecurity has them ({@code SecAuditLogType Concurrent}).
 */
public final class AuditIndex {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("ss", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss Z']'", Locale.ROOT);

  private AuditIndex() {}

  /** The file's path below the folder, from its slash on: day, minute, second and id. */
  public static String path(Exchange exchange) {
    String day = DAY.format(start(exchange));
    String minute = day + "-" + MINUTE.format(start(exchange));
    String second = minute + SECOND.format(start(exchange));
    return "/" + day + "/" + minute + "/" + second + "-" + exchange.opening().uniqueId();
  }

  /**
   * The line, without its end.
   *
   * @param status what the client got
   * @param entry what stands in the file at {@code path}
   */
  public static String line(Exchange exchange, int status, String path, String entry) {
    byte[] bytes = entry.getBytes(UTF_8);
    return "%s %s - - %s \"%s %s %s\" %d - - \"%s\" %s - %s 0 %d md5:%s"
        .formatted(
            field(exchange, "host"),
            exchange.opening().endpoints().clientAddress(),
            TIME.format(start(exchange)),
            LogText.quoted(exchange.request().head().method()),
            LogText.quoted(new Secrets(exchange).text(exchange.request().head().target())),
            LogText.quoted(exchange.request().head().protocol()),
            status,
            field(exchange, "user-agent"),
            exchange.opening().uniqueId(),
            path,
            bytes.length,
            md5(bytes));
  }

  private static ZonedDateTime start(Exchange exchange) {
    return exchange.opening().start().atZone(exchange.settings().zone());
  }

  private static String field(Exchange exchange, String name) {
    String value = LogText.quoted(exchange.request().fields().first(name).toString());
    return value.isEmpty() ? "-" : value.replace(" ", name.equals("host") ? "\\x20" : " ");
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
