package io.github.retention4j.history;

import com.google.common.collect.Sets;
import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.staging.Admission;
import io.github.retention4j.staging.Arrivals;
import io.github.retention4j.staging.Count;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.LiveBlock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes histories of rows that have arrived. */
final class HistoryAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private HistoryAssembly() {}

    /** The history of rows that have all arrived, on a basis that was stated or on their own. */
    static History of(Admission admission, Arrivals arrivals, @Nullable Basis stated, Parallelism parallelism) {
        arrivals.close();
        Basis basis = basis(admission, arrivals, stated);
        Dictionary texts = arrivals.dictionary();
        List<LiveBlock> blocks =
                arrivals.blocks(parallelism).stream().map(LiveBlock::new).toList();
        ReferralOutcomes referrals =
                ReferralOutcomes.of(blocks, texts, arrivals.records().serials(), parallelism);
        History history = new History(
                basis,
                new Rows(blocks, texts, referrals, arrivals.kept(), arrivals.sizes()),
                admission.account().intake(),
                Extent.of(admission, basis));
        long refused = history.intake().refused();
        if (refused > 0) {
            LOG.warn("{} of the rows given were refused; see History.intake()", refused);
        }
        LOG.debug(
                "history of {} and {}",
                Count.of(history.customerCount(), "customer"),
                Count.of(history.orderCount(), "order"));
        return history;
    }

    private static Basis basis(Admission admission, Arrivals arrivals, @Nullable Basis stated) {
        Basis ofRows = new Basis(
                admission.zone(),
                admission.currency(),
                admission.decimals(),
                admission.firstDay().orElse(LocalDate.MAX),
                stated == null ? admission.isFirstDayStated() : stated.firstDayStated(),
                admission.lastDay().orElse(LocalDate.MIN),
                arrivals.records().given(),
                arrivals.records().attributes(),
                admission.refundedOrders(),
                "",
                0);
        // What was stated has all that the rows have, or their history would say something else than others that stand
        // on it.
        if (stated != null && !stated.union(ofRows).equals(stated)) {
            throw new IllegalStateException("the rows have what the stated basis does not have: " + ofRows + ", stated "
                    + stated + "; unite the bases of all rows first");
        }
        return stated == null ? ofRows : stated;
    }

    /** The history of the rows of another and more, which have all arrived. */
    static History of(History before, Admission admission, Arrivals arrivals, Parallelism parallelism) {
        arrivals.close();
        Growth growth = new Growth(before.rows(), admission, arrivals, parallelism);
        Rows grown = growth.rows();
        Basis basis = basis(admission, arrivals, null);
        Basis itself = before.extent().basis();
        basis = basis.with(
                growth.given(itself.given(), basis.given()), Sets.union(itself.attributes(), basis.attributes()));
        Intake intake = admission.account().intake(before.intake());
        History history = new History(basis, grown, intake, Extent.of(admission, basis));
        boolean isOnItsOwn = before.basis().equals(before.extent().basis());
        return isOnItsOwn ? history : history.on(before.basis().union(history.basis()));
    }
}
