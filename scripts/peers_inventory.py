"""Answers the questions of `bench peer-rules` with Cedar (cedarpy), and compares answers and times.

Started by scripts/measure_peers.py with the Python of .build-python; prints one JSON object. Every rule is a policy:

    permit (principal == Party::"区第1局", action in [Action::"execute"], resource in Area::"990302")
    when { resource.matter == "M00001" && resource.stage == "执法" && context.at >= 1751299200000 };
"""
import json
import sys
import time

from cedarpy import Decision, Entities, PolicySet, is_authorized_batch

LEVELS = [2, 4, 6, 9, 12, 15]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def policy(rule):
    acts = ", ".join(f"Action::{quoted(act)}" for act in rule["acts"])
    return (
        f'{rule["effect"]} (principal == Party::{quoted(rule["party"])}, action in [{acts}], '
        f'resource in Area::{quoted(rule["area"])}) '
        f'when {{ resource.matter == {quoted(rule["matter"])} && resource.stage == {quoted(rule["stage"])} '
        f'&& context.at >= {rule["from"]} }};')


def entities(requests):
    """A place for each question, in its cell; and the cells in their areas."""
    made, places = {}, []
    for number, request in enumerate(requests):
        above = None
        for length in [level for level in LEVELS if level <= len(request["area"])]:
            prefix = request["area"][:length]
            made[prefix] = [] if above is None else [{"type": "Area", "id": above}]
            above = prefix
        places.append({
            "uid": {"type": "Place", "id": str(number)}, "parents": [{"type": "Area", "id": above}],
            "attrs": {"matter": request["matter"], "stage": request["stage"]}})
    areas = [{"uid": {"type": "Area", "id": area}, "parents": parents, "attrs": {}} for area, parents in made.items()]
    return areas + places


def main():
    exchange = json.load(open(sys.argv[1]))
    rules, requests = exchange["rules"], exchange["requests"]
    policies = PolicySet.from_str("\n".join(policy(rule) for rule in rules))
    world = Entities.from_json_str(json.dumps(entities(requests)))
    questions = [{
        "principal": {"type": "Party", "id": request["party"]}, "action": {"type": "Action", "id": request["act"]},
        "resource": {"type": "Place", "id": str(number)}, "context": {"at": request["at"]},
    } for number, request in enumerate(requests)]
    best, answers = float("inf"), []
    for _ in range(2):
        start = time.process_time()
        answers = is_authorized_batch(questions, policies, world)
        best = min(best, time.process_time() - start)
    wrong = sum((answer.decision == Decision.Allow) != request["allowed"] for answer, request in zip(answers, requests))
    print(json.dumps({
        "rules": len(rules), "requests": len(requests), "allowed": sum(request["allowed"] for request in requests),
        "different": wrong, "seconds": best, "ours": exchange["seconds"]}))


main()
