package io.github.retention4j.metric;

import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Ratio;

/** A share as a rate of the same counts, for tests that ask about rates and shares alike. */
enum AsRatio implements Metric.Finish<ClusterShare, Ratio> {
    OF_COUNTS;

    @Override
    public Ratio apply(ClusterShare share) {
        return Ratio.part(share.label(), share.hits(), share.total());
    }
}
