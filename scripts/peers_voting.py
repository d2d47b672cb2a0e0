"""Counts the files of `bench voting` with pabutools and pref_voting, and compares winners and times.

Started by scripts/measure_peers.py with the Python of .build-python; prints one JSON object a line.
"""
import json
import pathlib
import sys
import time

import numpy
from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import exhaustion_by_budget_increase, method_of_equal_shares
from pref_voting.margin_based_methods import beat_path
from pref_voting.iterative_methods import instant_runoff
from pref_voting.profiles import Profile
from pref_voting.proportional_methods import stv_scottish
from pref_voting.profiles_with_ties import ProfileWithTies


# By how much add1 raises every voter's money, as in Sources/bench/Voting/VotingCommand.swift.
STEP = 50


def orders(path):
    """The orders of a PrefLib file with how often each was cast; candidates from 0."""
    rankings, counts = [], []
    for line in path.read_text().splitlines():
        if not line.startswith("#"):
            count, order = line.split(":")
            counts.append(int(count))
            rankings.append([int(candidate) - 1 for candidate in order.split(",")])
    return rankings, counts


def seconds(count):
    start = time.process_time()
    winners = count()
    return time.process_time() - start, winners


def ranked(path, method, seats):
    rankings, counts = orders(path)
    if method == "stv-wig":
        profile = ProfileWithTies(
            [{candidate: place + 1 for place, candidate in enumerate(ranking)} for ranking in rankings], rcounts=counts)
        taken, winners = seconds(lambda: stv_scottish(profile, num_seats=seats))
    else:
        # Making a profile counts the pairs, so it is a part of counting; the rows are given as the numbers it keeps.
        rankings, counts = numpy.array(rankings), numpy.array(counts)
        rule = {"irv": instant_runoff, "schulze": beat_path}[method]
        seconds(lambda: rule(Profile(rankings[:10], rcounts=counts[:10])))  # compiles what it compiles once
        taken, winners = seconds(lambda: rule(Profile(rankings, rcounts=counts)))
    return taken, [str(int(winner) + 1) for winner in winners]


def budget(path, method, completion):
    instance, profile = parse_pabulib(str(path))
    satisfaction = Cardinality_Sat if method == "mes-cardinality" else Cost_Sat

    def count():
        if completion == "add1":
            return exhaustion_by_budget_increase(
                instance, profile, method_of_equal_shares, {"sat_class": satisfaction},
                budget_step=STEP * len(profile), exhaustive_stop=True)
        return method_of_equal_shares(instance, profile, sat_class=satisfaction)

    taken, chosen = seconds(count)
    return taken, [project.name for project in chosen]


def main():
    folder = pathlib.Path(sys.argv[1])
    for ours in json.loads((folder / "results.json").read_text()):
        name, method = ours["file"], ours["method"]
        if not (name.startswith("small") or name in ("pairs.soc", "budget.pb")):
            continue
        if name.endswith(".pb"):
            if ours["completion"] == "utilitarian":
                continue
            taken, winners = budget(folder / name, method, ours["completion"])
        elif method == "stv-meek":
            continue
        else:
            taken, winners = ranked(folder / name, method, ours["seats"])
        print(json.dumps({
            "file": name, "method": method, "completion": ours["completion"], "seconds": taken,
            "equal": sorted(winners) == sorted(ours["winners"]), "ours": ours["seconds"],
            "winners": winners}), flush=True)


main()
