// What a JShell session with Retention4j starts with. From the folder of the checkout, after a build:
//   jshell --module-path retention-examples/target/modules --add-modules io.github.retention4j.examples \
//       --startup retention-examples/retention4j.jsh --feedback retention4j
import java.io.*;
import java.math.*;
import java.nio.charset.*;
import java.nio.file.*;
import java.time.*;
import java.time.temporal.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

import io.github.retention4j.clv.*;
import io.github.retention4j.compare.*;
import io.github.retention4j.engine.*;
import io.github.retention4j.examples.*;
import io.github.retention4j.examples.simulation.*;
import io.github.retention4j.history.*;
import io.github.retention4j.intake.*;
import io.github.retention4j.io.*;
import io.github.retention4j.io.jdbc.*;
import io.github.retention4j.metric.*;
import io.github.retention4j.metric.acquisition.*;
import io.github.retention4j.metric.audience.*;
import io.github.retention4j.metric.cohort.*;
import io.github.retention4j.metric.definition.*;
import io.github.retention4j.metric.engagement.*;
import io.github.retention4j.metric.funnel.*;
import io.github.retention4j.metric.index.*;
import io.github.retention4j.metric.programme.*;
import io.github.retention4j.metric.promotion.*;
import io.github.retention4j.metric.retention.*;
import io.github.retention4j.metric.satisfaction.*;
import io.github.retention4j.metric.segment.*;
import io.github.retention4j.metric.survival.*;
import io.github.retention4j.metric.value.*;
import io.github.retention4j.model.*;
import io.github.retention4j.programme.*;
import io.github.retention4j.report.*;
import io.github.retention4j.report.language.*;
import io.github.retention4j.report.picture.*;
import io.github.retention4j.result.*;
import io.github.retention4j.shops.*;
import org.joda.money.*;

import static io.github.retention4j.metric.funnel.FunnelStep.*;
import static io.github.retention4j.metric.survival.CustomerEvent.*;
import static io.github.retention4j.model.CalendarUnit.*;
import static io.github.retention4j.model.Window.*;

/** The bundled shop, read when asked for. */
History bundled() {
    return BundledStore.history();
}

/** Opens the picture of a result, or tells where it is. */
String show(Object result) {
    return Viewer.show(result);
}

/** The same in a language: show(cohorts, Language.ARABIC). */
String show(Object result, Language language) {
    return Viewer.show(result, language);
}

/** Prints a value whole, however long it is. */
void print(Object value) {
    System.out.println(value);
}

// --feedback retention4j: as JShell's own, but tables print whole. JShell hands over 21844 characters of a value and drops the
// rest without a word; a little less, and it says so with dots. print(table) prints all.
/set mode retention4j -command
/set prompt retention4j 'jshell> ' '   ...> '
/set truncation retention4j 21800
/set format retention4j pre '|  '
/set format retention4j post '%n'
/set format retention4j errorpre '|  '
/set format retention4j errorpost '%n'
/set format retention4j errorline '{post}{pre}    {err}'
/set format retention4j result '{name} ==> {value}{post}' added,modified,replaced-ok-primary
/set format retention4j display ''
/set format retention4j display '{result}' added,modified,replaced-expression,varvalue,assignment,varinit,vardecl-ok-primary
/set format retention4j display '{pre}{name} is known{post}' class,interface,enum,annotation,record,method-added,modified,replaced-primary
/set format retention4j display '{pre}{name} waits for {unresolved}{post}' class,interface,enum,annotation,record,method,vardecl,varinit-defined,notdefined
