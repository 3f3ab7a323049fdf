package dev.sallyport.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.rules.exchange.FieldLine;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawRequestFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n"})
  void headFieldsAndBodyAreTakenApart(String end) throws IOException {
    RawRequestFile request =
        RawRequestFile.of(
            "r.txt", String.join(end, "POST /a b HTTP/1.1", "Host:  x ", "A:b:c", "", "q=1\n\n2"));
    assertThat(request.head().method()).isEqualTo("POST");
    assertThat(request.head().target()).isEqualTo("/a b");
    assertThat(request.head().protocol()).isEqualTo("HTTP/1.1");
    assertThat(request.head().fields())
        .containsExactly(new FieldLine("Host", "x"), new FieldLine("A", "b:c"));
    assertThat(request.body()).isEqualTo("q=1\n\n2");
  }

  @Test
  void whatIsNoHeadIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> RawRequestFile.of("r.txt", "GET /\n\n"))
        .hasMessage("r.txt:1:1: wanted METHOD TARGET VERSION, got GET /");
    assertThatThrownBy(() -> RawRequestFile.of("r.txt", ""))
        .hasMessage("r.txt:1:1: wanted METHOD TARGET VERSION, got ");
    assertThatThrownBy(() -> RawRequestFile.of("r.txt", "GET / HTTP/1.1\nHost\n\n"))
        .hasMessage("r.txt:2:1: wanted NAME: VALUE, got Host");
  }
}
