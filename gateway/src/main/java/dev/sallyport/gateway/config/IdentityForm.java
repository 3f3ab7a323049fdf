package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A private key with its certificate, by files that are opened and checked while reading. */
record IdentityForm(boolean selfSignedAllowed) implements Form<Identity> {
  static final Form<Identity> FILES = new IdentityForm(false);
  static final Form<Identity> FILES_OR_SELF_SIGNED = new IdentityForm(true);

  private static final String SELF_SIGNED = "self_signed";
  private static final MappingForm<IdentityFiles> MAPPING =
      new MappingForm<>(IdentityKeys.TABLE, IdentityKeys::check, IdentityKeys::files);

  @Override
  public String wanted() {
    return "a mapping with pkcs12 and password_file, or with chain and key"
        + (selfSignedAllowed ? ", or " + SELF_SIGNED : "");
  }

  @Override
  public @Nullable Identity read(Spot spot) {
    if (selfSignedAllowed
        && spot.node() instanceof ScalarNode word
        && word.getValue().equals(SELF_SIGNED)) {
      spot.warning("certificate is self_signed; it changes at each start and no client trusts it");
      return new Identity.SelfSigned();
    }
    if (!(spot.node() instanceof MappingNode mapping)) {
      spot.wrong(wanted());
      return null;
    }
    Section<IdentityFiles> section = new Section<>(spot, mapping, IdentityKeys.TABLE);
    IdentityKeys.check(section);
    return section.broken() ? null : new IdentityReading(section).read();
  }

  @Override
  public Node write(Identity identity) {
    return identity instanceof Identity.SelfSigned
        ? YamlText.scalar(SELF_SIGNED)
        : MAPPING.write(IdentityFiles.of(identity));
  }

  @Override
  public List<KeyTable<?>> tables() {
    return MAPPING.tables();
  }
}
