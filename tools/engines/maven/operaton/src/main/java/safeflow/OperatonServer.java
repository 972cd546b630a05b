package safeflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The engine with its REST API and nothing else. */
@SpringBootApplication
public class OperatonServer {
  public static void main(String[] args) {
    SpringApplication.run(OperatonServer.class, args);
  }
}
