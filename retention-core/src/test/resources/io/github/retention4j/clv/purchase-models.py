# What models of purchases say of customers, in 50 digits.
#
#   pip install mpmath==1.3.0
#   python3 purchase-models.py
#
# writes purchase-models.csv (P(alive) and expected purchases) and purchase-forecasts.csv (P(n) and discounted purchases of a newcomer).
import csv
import random

from mpmath import mp, mpf

mp.dps = 50
TINY = mpf(10) ** -22


def hyp2f1(a, b, c, z):
    return mp.hyp2f1(a, b, c, z, maxterms=10**6, maxprec=100000)


def bg_expected(r, alpha, a, b, t):
    """Fader, Hardie and Lee (2005), formula 9, of one who is alive. Next to its poles instead of at them."""
    a = a + TINY if a == 1 else a
    c = a + b - 1
    c = TINY if c == 0 else c
    return c / (a - 1) * (1 - (alpha / (alpha + t)) ** r * hyp2f1(r, b, c, t / (alpha + t)))


def bg_alive(model, r, alpha, a, b, x, recency, age):
    if model == "BG/NBD" and x == 0:
        return mpf(1)
    chances = x if model == "BG/NBD" else x + 1
    return 1 / (1 + a / (b + chances - 1) * ((alpha + age) / (alpha + recency)) ** (r + x))


def pareto_expected(r, alpha, s, beta, t):
    log = mp.log(beta / (beta + t))
    return r * beta / alpha * (-log if s == 1 else -mp.expm1((s - 1) * log) / (s - 1))


def panels(steepness, end):
    """Ends of panels, short where an integrand that falls as e^(-steepness v) is steep."""
    ends = [mpf(0)]
    width = 1 / steepness
    while ends[-1] + width < end:
        ends.append(ends[-1] + width)
        width = min(width * mpf(1.5), mpf(1))
    return ends + [end]


def quad(f, ends):
    return mp.quad(f, ends, method="gauss-legendre", maxdegree=8)


def pareto_alive(r, alpha, s, beta, x, recency, age):
    if recency == age:
        return mpf(1)
    start = min(alpha, beta) + recency

    def density(v):
        u = recency + start * mp.expm1(v)
        log = (r + x) * mp.log((alpha + age) / (alpha + u)) + s * mp.log((beta + age) / (beta + u))
        return mp.exp(log) / (beta + u) * (start + u - recency)

    return 1 / (1 + s * quad(density, panels(r + x + s + 2, mp.log1p((age - recency) / start))))


def negative_binomial(n, r, alpha, t):
    return mp.exp(mp.loggamma(r + n) - mp.loggamma(r) - mp.loggamma(n + 1) + r * mp.log(alpha / (alpha + t))
                  + n * mp.log(t / (alpha + t)))


def bg_probability(n, r, alpha, a, b, t):
    stay = mp.beta(a, b + n) / mp.beta(a, b) * negative_binomial(n, r, alpha, t)
    if n == 0:
        return stay
    tail = mp.betainc(n, r, 0, t / (alpha + t), regularized=True)
    return stay + mp.beta(a + 1, b + n - 1) / mp.beta(a, b) * tail


def pareto_probability(n, r, alpha, s, beta, t):
    def lost(v):
        u = t * mp.exp(-v)
        return s / beta * (1 + u / beta) ** (-s - 1) * negative_binomial(n, r, alpha, u) * u

    stay = (beta / (beta + t)) ** s * negative_binomial(n, r, alpha, t)
    return stay + quad(lost, panels(mpf(n + 2), mpf(80)))


def discounted(expected, scale, rate, days):
    delta = mp.log1p(rate) / mpf("365.2425")
    end = min(days, 60 / delta)
    inner = quad(lambda v: mp.exp(-delta * scale * mp.expm1(v)) * expected(scale * mp.expm1(v)) * scale * mp.exp(v),
                 panels(mpf(2), mp.log1p(end / scale)))
    return delta * inner + (mp.exp(-delta * days) * expected(days) if days < mp.inf else 0)


def between(low, high):
    """A number of six digits, as likely in each decade."""
    return float("%.6g" % (low * (high / low) ** random.random()))


def pole():
    """One, or next to it."""
    return random.choice([1.0, 1 + random.choice([-1, 1]) * between(1e-12, 1e-2)])


def customer():
    x = random.choice([0, 0, 0, 1, 2, 3, 5, 10, 30, 100, 300, 1000, 5000])
    age = random.choice([0.0, between(0.5, 10), between(10, 4000), between(10, 4000), between(10, 4000)])
    if x == 0:
        return x, 0.0, age
    age = age or 7.0
    recency = age - random.choice([0.0, between(1e-3, 1), between(1, 100), between(1, 4000)])
    return x, recency if recency > 0 else age / 2, age


def parameters(model):
    first = [between(0.01, 50), between(0.05, 1000)]
    if model == "Pareto/NBD":
        beta = random.choice([between(0.05, 3000)] * 9 + [first[1], first[1] * (1 + between(1e-12, 1e-3))])
        return first + [random.choice([between(0.01, 50)] * 4 + [pole()]), beta]
    return first + [random.choice([between(0.01, 20)] * 4 + [pole()]), between(0.01, 50)]


def grid():
    for i in range(3000):
        model = ["BG/NBD", "MBG/NBD", "Pareto/NBD"][i % 3]
        known = parameters(model)
        x, recency, age = customer()
        days = between(0.5, 4000)
        r, alpha, third, fourth = map(mpf, known)
        at, end = mpf(recency), mpf(age)
        if model == "Pareto/NBD":
            alive = pareto_alive(r, alpha, third, fourth, x, at, end)
            expected = pareto_expected(r + x, alpha + end, third, fourth + end, mpf(days))
        else:
            alive = bg_alive(model, r, alpha, third, fourth, x, at, end)
            chances = x if model == "BG/NBD" else x + 1
            expected = bg_expected(r + x, alpha + end, third, fourth + chances, mpf(days))
        yield [model, *map(repr, known), x, repr(recency), repr(age), repr(days), mp.nstr(alive, 13), mp.nstr(expected, 13)]


def forecasts():
    for i in range(120):
        model = ["BG/NBD", "Pareto/NBD"][i % 2]
        r, alpha, third, fourth = map(mpf, known := [between(0.05, 20), between(1, 300), between(0.05, 10), between(0.1, 300)])
        days, n = between(1, 2000), random.choice([0, 0, 1, 2, 5, 20, 100, 500, 3000])
        rate = between(0.01, 1)
        horizon = random.choice([between(1, 400), between(400, 4000), mp.inf])
        if model == "BG/NBD":
            probability = bg_probability(n, r, alpha, third, fourth, mpf(days))
            expected = lambda t: bg_expected(r, alpha, third, fourth, t) if t else mpf(0)
        else:
            probability = pareto_probability(n, r, alpha, third, fourth, mpf(days))
            expected = lambda t: pareto_expected(r, alpha, third, fourth, t)
        with mp.workdps(25):
            worth = discounted(expected, alpha if model == "BG/NBD" else fourth, mpf(rate), mpf(horizon))
        yield [model, *map(repr, known), n, repr(days), mp.nstr(probability, 13),
               repr(rate), "Infinity" if horizon == mp.inf else repr(horizon), mp.nstr(worth, 13)]


def write(name, head, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head.split())
        for row in rows:
            out.writerow(row)
            file.flush()


random.seed(18)
write("purchase-forecasts.csv", "model 1 2 3 4 purchases days probability rate horizon discounted", forecasts())
write("purchase-models.csv", "model 1 2 3 4 frequency recency age days alive expected_if_alive", grid())
