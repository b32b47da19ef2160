# Fits BG/NBD to customers with R's optim, and nothing but R: Rscript bgnbd.R customers.csv
#
# The file has a head and four columns: frequency, recency, age, and how many customers are alike. Times are in the unit that
# alpha is to be in. It prints r, alpha, a, b, the log-likelihood, and the median of the milliseconds that a fit took.
#
# The likelihood is that of P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science 24
# (2005), equation 6, in logarithms of the parameters.
rounds <- 5
data <- read.csv(commandArgs(trailingOnly = TRUE)[1])
x <- data[[1]]
tx <- data[[2]]
age <- data[[3]]
n <- data[[4]]

negative <- function(logs) {
    r <- exp(logs[1])
    alpha <- exp(logs[2])
    a <- exp(logs[3])
    b <- exp(logs[4])
    common <- lgamma(r + x) - lgamma(r) + r * log(alpha) + lbeta(a, b + x) - lbeta(a, b)
    alive <- -(r + x) * log(alpha + age)
    lost <- ifelse(x > 0, log(a) - log(b + pmax(x, 1) - 1) - (r + x) * log(alpha + tx), -Inf)
    high <- pmax(alive, lost)
    -sum(n * (common + high + log(exp(alive - high) + exp(lost - high))))
}

millis <- numeric(rounds)
for (i in seq_len(rounds)) {
    start <- proc.time()[["elapsed"]]
    found <- optim(log(c(1, 3, 1, 3)), negative, method = "BFGS", control = list(reltol = 1e-12, maxit = 1000))
    millis[i] <- 1000 * (proc.time()[["elapsed"]] - start)
}
if (found$convergence != 0) stop("optim ended with ", found$convergence)
cat(format(c(exp(found$par), -found$value, median(millis)), digits = 12), "\n")
