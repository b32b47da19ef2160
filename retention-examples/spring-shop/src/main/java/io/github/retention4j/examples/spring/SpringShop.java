package io.github.retention4j.examples.spring;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the shop. Nothing here is about retention: that is in application.yaml. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class SpringShop {
    /** The application. */
    public SpringShop() {}

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Starts it, until it is ended.
     *
     * @param args settings, such as --server.port=8081
     */
    public static void main(String[] args) {
        SpringApplication.run(SpringShop.class, args);
    }
}
