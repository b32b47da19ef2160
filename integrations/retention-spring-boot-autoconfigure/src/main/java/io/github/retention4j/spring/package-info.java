/** A shop's history in an application of Spring Boot 4: read, refreshed, asked, metered and shown, by configuration. */
@NullMarked
package io.github.retention4j.spring;

import org.jspecify.annotations.NullMarked;
