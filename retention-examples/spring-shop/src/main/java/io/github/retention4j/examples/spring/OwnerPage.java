package io.github.retention4j.examples.spring;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.report.ReportPage;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.spring.RetentionMetrics;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The owner's page of the current history, in two languages, each worked out once of a history. */
@RestController
class OwnerPage {
    private static final int LEAST_GROUP = 10;
    private static final Map<String, Language> LANGUAGES = Map.of("en", Language.ENGLISH, "ar", Language.ARABIC);

    private final RetentionMetrics metrics;

    private final Map<Language, String> pages = new HashMap<>();
    private WeakReference<History> of = new WeakReference<>(null);

    OwnerPage(RetentionMetrics metrics) {
        this.metrics = metrics;
    }

    @GetMapping(path = "/retention", produces = "text/html;charset=UTF-8")
    ResponseEntity<String> page(@RequestParam(defaultValue = "en") String lang) {
        Language language = LANGUAGES.get(lang);
        if (language == null) {
            return ResponseEntity.badRequest()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("This page is in English and Arabic: write ?lang=en or ?lang=ar");
        }
        Optional<History> history = metrics.history();
        if (history.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("The first history is being built. Try again in a second.");
        }
        return ResponseEntity.ok(page(history.get(), language));
    }

    /** Who asks while another works it out waits for that one. */
    private synchronized String page(History history, Language language) {
        if (of.get() != history) {
            pages.clear();
            of = new WeakReference<>(history);
        }
        return pages.computeIfAbsent(
                language,
                asked -> ReportPage.of(MetricsEngine.over(history).minimumGroupSize(LEAST_GROUP))
                        .in(asked)
                        .html());
    }
}
