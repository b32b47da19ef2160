/**
 * Predictive models of what customers will buy and be worth: BG/NBD, MBG/NBD and Pareto/NBD of customers without a contract, BG/BB
 * of discrete occasions, the shifted-beta-geometric of contracts, and Gamma-Gamma of spend.
 *
 * <p>{@link io.github.retention4j.clv.PurchasePatterns} counts customers by what the models need of them, {@code fit} finds the
 * parameters, and the model that is found answers. Times are in days wherever they go in or come out; the unit of a model is that of
 * its parameters only.
 */
@NullMarked
package io.github.retention4j.clv;

import org.jspecify.annotations.NullMarked;
