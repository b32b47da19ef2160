"""Values of BG/BB, the shifted-beta-geometric and Gamma-Gamma at fixed parameters, by their published formulas with 40 digits.

Run with mpmath 1.3 or later: python3 bgbb-sbg-gg.py > bgbb-sbg-gg.csv
"""
from mpmath import mp, mpf, beta, binomial, hyp2f1, log, loggamma

mp.dps = 40


def row(name, value, *arguments):
    print(",".join([name, mp.nstr(value, 17)] + [str(argument) for argument in arguments]))


def likelihood(a, b, c, d, x, tx, n):
    lost = sum(beta(a + x, b + tx - x + i) * beta(c + 1, d + tx + i) for i in range(n - tx))
    return (beta(a + x, b + n - x) * beta(c, d + n) + lost) / beta(a, b) / beta(c, d)


def bgbb():
    for a, b, c, d in [("1.204", "0.750", "0.657", "2.783"), ("0.05", "3", "1", "0.4"), ("20", "300", "0.01", "5")]:
        A, B, C, D = map(mpf, (a, b, c, d))
        for x, tx, n in [(0, 0, 0), (0, 0, 6), (2, 4, 6), (6, 6, 6), (1, 1, 60), (40, 100, 100)]:
            L = likelihood(A, B, C, D, x, tx, n)
            key = (a, b, c, d, x, tx, n)
            row("bgbb log-likelihood", log(L), *key)
            alive = beta(A + x, B + n - x) / beta(A, B) / L
            row("bgbb alive", alive * beta(C, D + n + 1) / beta(C, D), *key)
            bought = beta(A + x + 1, B + n - x) / beta(A, B) / L
            for m in (1, 5, 50):
                row("bgbb expected", bought * sum(beta(C, D + j) for j in range(n + 1, n + m + 1)) / beta(C, D), *key, m)
            there = alive * beta(C, D + n) / beta(C, D)
            for k, m in [(0, 5), (3, 5), (5, 5), (7, 50)]:
                value = 1 - there if k == 0 else mpf(0)
                value += binomial(m, k) * beta(A + x + k, B + n - x + m - k) / beta(A, B) * beta(C, D + n + m) / beta(C, D) / L
                for i in range(k, m):
                    value += (binomial(i, k) * beta(A + x + k, B + n - x + i - k) / beta(A, B)
                              * beta(C + 1, D + n + i) / beta(C, D) / L)
                row("bgbb probability", value, *key, m, k)
            row("bgbb chance to buy", A / (A + B) * likelihood(A + 1, B, C, D, x, tx, n) / L, *key)
            row("bgbb chance to be lost", C / (C + D) * likelihood(A, B, C + 1, D, x, tx, n) / L, *key)


def sbg():
    for a, b in [("0.704", "1.182"), ("0.668", "3.806"), ("1.5", "0.1"), ("0.001", "0.001"), ("200", "1000")]:
        A, B = mpf(a), mpf(b)
        for t in (1, 2, 12, 500):
            row("sbg survival", beta(A, B + t) / beta(A, B), a, b, t)
            for rate in ("0.1", "0.005", "0.00001"):
                z = 1 / (1 + mpf(rate))
                value = (B + t - 1) / (A + B + t - 1) * hyp2f1(1, B + t, A + B + t, z)
                row("sbg residual", value, a, b, t, rate)
        for rate in ("0.1", "0.005", "0.00001"):
            row("sbg lifetime", hyp2f1(1, B, A + B, 1 / (1 + mpf(rate))), a, b, rate)


def gamma_gamma():
    for p, q, v in [("6.25", "3.74", "15.44"), ("0.2", "0.9", "1000"), ("500", "40", "0.01")]:
        P, Q, V = map(mpf, (p, q, v))
        for x, m in [(1, "0.01"), (2, "22.35"), (7, "1000000"), (100000, "35")]:
            M = mpf(m)
            value = (loggamma(P * x + Q) - loggamma(P * x) - loggamma(Q) + Q * log(V) + (P * x - 1) * log(M)
                     + P * x * log(x) - (P * x + Q) * log(V + M * x))
            row("gamma-gamma log-likelihood", value, p, q, v, x, m)


bgbb()
sbg()
gamma_gamma()
