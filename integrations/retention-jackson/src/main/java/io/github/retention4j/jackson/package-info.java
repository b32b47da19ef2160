/** Results as JSON whose fields are documented and stay, and the catalogue of the metrics as values. */
@NullMarked
package io.github.retention4j.jackson;

import org.jspecify.annotations.NullMarked;
