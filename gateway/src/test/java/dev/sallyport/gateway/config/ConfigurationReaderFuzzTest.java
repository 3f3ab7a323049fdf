package dev.sallyport.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any text is a configuration whose shown form says the same, or is refused with its problems. */
class ConfigurationReaderFuzzTest {
  @FuzzTest(maxDuration = "3m")
  void read(byte[] data) throws ConfigurationException {
    String text = new String(data, UTF_8);
    Configuration configuration;
    try {
      configuration = Readings.NO_FILES.checked(text).configuration();
    } catch (ConfigurationException e) {
      if (e.problems().isEmpty()) {
        throw new IllegalStateException("refused without a problem", e);
      }
      return;
    }
    String shown = ShownConfiguration.yaml(configuration);
    if (!Readings.NO_FILES.checked(shown).configuration().equals(configuration)) {
      throw new IllegalStateException("what is shown is something else:\n" + shown);
    }
  }
}
