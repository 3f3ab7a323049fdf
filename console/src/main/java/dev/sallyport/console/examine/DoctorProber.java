package dev.sallyport.console.examine;

import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.doctor.Doctor;
import dev.sallyport.doctor.Topics;
import dev.sallyport.doctor.connection.ClientIdentity;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.reach.Lookup;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.Identities;
import dev.sallyport.gateway.config.IdentityException;
import dev.sallyport.gateway.config.KeyAndChain;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.HostField;
import dev.sallyport.gateway.config.SiteConfiguration.TlsVersion;
import dev.sallyport.gateway.config.SiteConfiguration.Verify;
import dev.sallyport.gateway.direct.DirectRequest;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The doctor with the TLS settings that a site has towards its origins. An origin that is spoken to
 * in plain gets one request, as the gateway itself would send it.
 */
public final class DoctorProber implements Prober {
  /** For each: a connection, a handshake, a response. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Gateway gateway;

  public DoctorProber(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Report ask(Site site, Origin origin, Examination.Asked asked, Consumer<String> progress)
      throws IOException, GeneralSecurityException {
    SiteConfiguration configuration = site.configuration();
    String host = configuration.host() == HostField.ORIGIN ? origin.authority() : asked.host();
    if (!origin.tls()) {
      progress.accept("GET " + asked.target());
      return plain(site, new DirectRequest.Asked(origin, host, asked.target()));
    }
    InetSocketAddress address = new InetSocketAddress(origin.host(), origin.port());
    if (address.isUnresolved()) {
      throw new IOException("no address is known for " + origin.host());
    }
    Request request = new Request("GET", asked.target(), host, List.of(), new byte[0]);
    TlsSettings tls = tls(configuration, origin);
    Patience patience = new Patience(PATIENCE, PATIENCE, PATIENCE);
    Survey survey =
        new Survey(
            Topics.of(Lookup.of(origin.host(), origin.port()), tls, patience, request),
            Scope.NORMAL,
            (way, topic, question, done, all) ->
                progress.accept("%d of %d: %s, %s".formatted(done + 1, all, topic, question)));
    return new Doctor(tls, patience)
        .examine(request, List.of(new Way(Way.Kind.DIRECT, address)), true, survey);
  }

  /** The timers are the site's own; the wait ends after them in any case. */
  private Report plain(Site site, DirectRequest.Asked asked) throws IOException {
    try {
      return Diagnosis.report(
          List.of(gateway.direct(site, asked).get(LONGEST.toSeconds(), TimeUnit.SECONDS).trail()));
    } catch (TimeoutException e) {
      throw new IOException("nothing came within " + LONGEST.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("internal fault: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static TlsSettings tls(SiteConfiguration site, Origin origin)
      throws IOException, GeneralSecurityException {
    SiteConfiguration.OriginTls tls = site.originTls();
    String name = Objects.requireNonNullElse(tls.sni(), origin.host());
    return new TlsSettings(
            name,
            tls.versions().stream().map(TlsVersion::word).toList(),
            anchors(tls.trust()),
            judges(site, name))
        .showing(identity(tls.clientCertificate(), site.name()));
  }

  private static @Nullable ClientIdentity identity(
      SiteConfiguration.@Nullable Identity certificate, String site) throws IOException {
    if (certificate == null) {
      return null;
    }
    try {
      KeyAndChain loaded = Identities.load(certificate, List.of(site));
      return new ClientIdentity(loaded.key(), loaded.chain());
    } catch (IdentityException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The doctor looks for the name that it sends; where a site wants another, it does not judge. */
  private static boolean judges(SiteConfiguration site, String name) {
    String wanted = site.originTls().verifyName();
    return site.originTls().verify() == Verify.FULL && (wanted == null || wanted.equals(name));
  }

  /** Null for the JDK's own. */
  private static @Nullable KeyStore anchors(@Nullable String pemFile)
      throws IOException, GeneralSecurityException {
    if (pemFile == null) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try {
      for (X509Certificate each : Identities.trustAnchors(pemFile)) {
        store.setCertificateEntry("anchor-" + store.size(), each);
      }
    } catch (IdentityException e) {
      throw new IOException(e.getMessage(), e);
    }
    return store;
  }
}
