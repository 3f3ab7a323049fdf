package dev.sallyport.doctor.reach;

import dev.sallyport.doctor.connection.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * What the name servers themselves say of a name, family by family: no file of this machine and no
 * cache of the JDK's stands between. Each family is asked for once, several times over; what is
 * known then is kept. Belongs to one thread.
 */
final class NameServers {
  /** The name servers that this machine is told of. */
  static final String OF_THIS_MACHINE = "dns:";

  private static final String FIRST_WAIT_MILLIS = "500";
  private static final int MOST_ADDRESSES = 32;

  private final String url;
  private final String host;
  private final Map<Family, Said> said = new EnumMap<>(Family.class);

  /** {@code url}: as the JDK's DNS provider has them, for instance {@code dns://127.0.0.1:53}. */
  NameServers(String url, String host) {
    this.url = url;
    this.host = host;
  }

  /** Of addresses, by their record type (RFC 1035 section 3.4.1, RFC 3596 section 2.1). */
  enum Family {
    A("IPv4"),
    AAAA("IPv6");

    private final String words;

    Family(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * What came of several questions.
   *
   * @param addresses of all answers
   * @param nanos of each question that was answered
   * @param fault why one was not; empty where all were
   */
  record Said(List<InetAddress> addresses, int asked, List<Long> nanos, String fault) {
    boolean answered() {
      return !nanos.isEmpty();
    }
  }

  /** Asks so many times, unless one question is not answered. */
  Said ask(Family family, int times, Deadline until) {
    Said known = said.get(family);
    if (known == null) {
      known = asked(family, times, until);
      said.put(family, known);
    }
    return known;
  }

  /** What was said before; null where nothing was asked. */
  @Nullable Said known(Family family) {
    return said.get(family);
  }

  private Said asked(Family family, int times, Deadline until) {
    TreeSet<String> literals = new TreeSet<>();
    List<Long> nanos = new ArrayList<>();
    String fault = "";
    int asked = 0;
    while (asked < times && fault.isEmpty() && !until.passed()) {
      asked++;
      long start = System.nanoTime();
      try {
        literals.addAll(answer(family));
        nanos.add(System.nanoTime() - start);
      } catch (NameNotFoundException e) {
        nanos.add(System.nanoTime() - start);
      } catch (NamingException e) {
        fault = "no answer: " + String.valueOf(e.getMessage());
      }
    }
    return new Said(addresses(literals), asked, nanos, fault);
  }

  @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // reads addresses of DNS alone, and no objects
  private List<String> answer(Family family) throws NamingException {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, url);
    settings.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    DirContext context = new InitialDirContext(settings);
    try {
      Attribute found =
          context.getAttributes(host, new String[] {family.name()}).get(family.name());
      List<String> answer = new ArrayList<>();
      for (int i = 0; found != null && i < Math.min(found.size(), MOST_ADDRESSES); i++) {
        answer.add(String.valueOf(found.get(i)));
      }
      return answer;
    } finally {
      context.close();
    }
  }

  private static List<InetAddress> addresses(Iterable<String> literals) {
    List<InetAddress> addresses = new ArrayList<>();
    for (String literal : literals) {
      try {
        if (literal.matches("[0-9A-Fa-f.:]+")) {
          addresses.add(InetAddress.getByName(literal));
        }
      } catch (UnknownHostException e) {
        // a server that says so says nothing
      }
    }
    return List.copyOf(addresses);
  }
}
