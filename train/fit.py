"""The forests and how they are fitted: rows, weights, settings. CatBoost's oblivious trees.

Everything is seeded; the number of threads is fixed too, because sums in floating point
depend on it. Same pages, same forests.
"""

import catboost
import numpy as np

# As in include/stet/article.h; the order is that of enum class Role.
ROLES = ["other", "headline", "kicker", "standfirst", "byline", "timestamp", "paragraph", "subheading", "list_item",
         "quote", "table", "code", "caption", "photo_credit", "credit", "notice", "about", "related", "navigation",
         "share", "promotion", "consent", "comment", "placeholder"]
BODY = {"standfirst", "paragraph", "subheading", "list_item", "quote", "table", "code"}

COMMON = {"thread_count": 2, "random_seed": 1, "boosting_type": "Plain", "bootstrap_type": "Bernoulli",
          "leaf_estimation_iterations": 1, "border_count": 32, "verbose": False, "allow_writing_files": False}
STAND = {**COMMON, "loss_function": "Logloss", "iterations": 600, "depth": 6, "learning_rate": 0.07,
         "l2_leaf_reg": 5, "subsample": 0.6, "rsm": 0.25, "score_function": "L2"}
ROLE = {**COMMON, "loss_function": "MultiClass", "classes_count": len(ROLES), "iterations": 80, "depth": 5,
        "learning_rate": 0.25, "l2_leaf_reg": 5, "subsample": 0.7, "rsm": 0.25}

SECOND = {**COMMON, "loss_function": "Logloss", "iterations": 150, "depth": 5, "learning_rate": 0.08,
          "l2_leaf_reg": 10, "subsample": 0.6, "rsm": 0.4, "score_function": "L2"}
SECOND_LOWEST = -5  # logit of the first pass; what is below has no need of a second look

# A page of fundus is worth several of the others: there are few, and they alone are news
# in many languages. Articles are what the engine is for.
SET_WEIGHT = {"wcxb": 1.0, "readability": 1.0, "trafilatura": 1.5, "htmldate": 1.0, "fundus": 4.0}
ARTICLE_WEIGHT = 1.2  # a page of wcxb that is one, beside the others of wcxb
EASY_KEPT = 0.35  # of the blocks that rules and links rule out; those kept weigh more


def word_counts(page):
    return np.array([max(1, len(text.split())) for text in page.texts], np.float32)


def stand_targets(page):
    """1 if a block stands, 0 if not, NaN if not known; and its weight. A word of a short text
    weighs more than one of a long text, as the measure of a page is relative."""
    target = np.where(np.isnan(page.share), np.nan, page.share >= 0.5).astype(np.float32)
    if page.set in ("trafilatura", "htmldate"):
        for i, role in enumerate(page.hand_roles):
            if role and np.isnan(target[i]):
                target[i] = role in BODY
        sure = 1.0
    else:
        sure = 0.3 + 0.7 * page.weight
    if np.isnan(target).mean() > 0.5:  # a few snippets
        weight = np.full(len(target), 0.3, np.float32)
    else:
        words = word_counts(page)
        standing = float(words[np.nan_to_num(target) > 0].sum())
        weight = (0.5 * np.minimum(words / max(60.0, standing) * 10, 1) + 0.15) * sure
    weight = weight * SET_WEIGHT[page.set]
    if page.set == "wcxb" and page.page_type == "article":
        weight = weight * ARTICLE_WEIGHT
    return target, weight.astype(np.float32)


def stand_rows(pages, names):
    """Features, targets and weights of all blocks whose target is known."""
    links, rule = names.index("LinkShare"), names.index("RuleStands")
    random = np.random.default_rng(1)
    features, targets, weights = [], [], []
    for page in pages:
        if not len(page.texts):
            continue
        target, weight = stand_targets(page)
        known = ~np.isnan(target)
        easy = known & (target < 0.5) & (page.features[:, rule] == 0) & (page.features[:, links] > 500)
        kept = known & ~(easy & (random.random(len(target)) > EASY_KEPT))
        features.append(page.features[kept])
        targets.append(target[kept])
        weights.append(np.where(easy, weight / EASY_KEPT, weight)[kept])
    return np.concatenate(features), np.concatenate(targets), np.concatenate(weights)


def fit_stand(pages, names, settings=STAND):
    """Does a block stand in the text of the page?"""
    features, targets, weights = stand_rows(pages, names)
    model = catboost.CatBoost(settings)
    model.fit(features, (targets >= 0.5).astype(int), sample_weight=weights)
    return model


def stand_logits(model, page):
    if not len(page.texts):
        return np.zeros(0)
    return model.predict(page.features, prediction_type="RawFormulaVal")


def role_rows(pages):
    """Hand labels count in full; what annotations say, where nobody labelled, a fifth. A page
    counts once however many blocks it has, and common roles less a block than rare ones."""
    features, targets, weights = [], [], []
    for page in pages:
        roles, sure = [], []
        for i in range(len(page.texts)):
            hand, weak = page.hand_roles[i], page.weak_roles[i]
            roles.append(ROLES.index(hand or weak) if hand or weak else -1)
            sure.append(1.0 if hand else 0.2)
        roles, sure = np.array(roles, int), np.array(sure, np.float32)
        known = roles >= 0
        if not known.any():
            continue
        counts = np.bincount(roles[known], minlength=len(ROLES))
        features.append(page.features[known])
        targets.append(roles[known])
        weights.append((sure / np.sqrt(np.maximum(counts[roles], 1)))[known])
    targets = np.concatenate(targets)
    weights = np.concatenate(weights)
    mass = np.bincount(targets, weights=weights, minlength=len(ROLES))
    weights = weights * (mass.sum() / len(ROLES) / np.maximum(mass, 1e-9))[targets] ** 0.5
    return np.concatenate(features), targets, weights


def fit_roles(pages, settings=ROLE):
    """What is a block for?"""
    features, targets, weights = role_rows(pages)
    model = catboost.CatBoost(settings)
    model.fit(features, targets, sample_weight=weights)
    return model


def role_logits(model, page):
    if not len(page.texts):
        return np.zeros((0, len(ROLES)))
    return model.predict(page.features, prediction_type="RawFormulaVal")


def fit_second(pages, settings=SECOND):
    """Does a block stand, given what the first pass makes of the page?"""
    features, targets, weights = [], [], []
    for page in pages:
        if not len(page.texts):
            continue
        target, weight = stand_targets(page)
        known = ~np.isnan(target) & (page.first > SECOND_LOWEST)
        features.append(page.second[known])
        targets.append(target[known])
        weights.append(weight[known])
    model = catboost.CatBoost(settings)
    model.fit(np.concatenate(features), (np.concatenate(targets) >= 0.5).astype(int),
              sample_weight=np.concatenate(weights))
    return model


def both_passes(model, page):
    """Logits that each block stands: the mean of the two passes."""
    if not len(page.texts):
        return np.zeros(0)
    return (page.first + model.predict(page.second, prediction_type="RawFormulaVal")) / 2
