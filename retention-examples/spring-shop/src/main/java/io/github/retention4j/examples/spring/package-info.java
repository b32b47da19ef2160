/** A small shop on Spring Boot: a table of orders, customers who are made up, and what the owner sees of them. */
@NullMarked
package io.github.retention4j.examples.spring;

import org.jspecify.annotations.NullMarked;
