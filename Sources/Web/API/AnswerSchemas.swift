import Cases
import Deliberation
import Duties
import Inventory
import Proceedings
import Record
import Vocabulary
import Voting

extension Schemas {
  /// The schemas of the answers, by name.
  static var answers: [(String, JSON)] {
    sessions + cases + caseParts + duties + emergencies + practice + reports + privacy + personalData + inventory
      + record + signatures + problems
  }

  private static var sessions: [(String, JSON)] {
    let session: [(String, JSON)] = [
      ("csrf", text), ("expiresAt", instant), ("person", code), ("name", text), ("seat", maybeText),
      ("seats", list(ref("Seat"))),
    ]
    return [
      (
        "Seat",
        object(
          ("id", code), ("person", code), ("party", text), ("title", maybe(both)), ("from", instant),
          ("until", maybeInstant))
      ),
      ("Session", object(session, optional: [])),
      ("OpenedSession", object([("token", text)] + session, optional: [])),
      ("ChosenSeat", object(("seat", code))),
      (
        "Receipt",
        object(
          ("sequence", whole), ("count", whole), ("leaf", text), ("at", instant), ("case", maybeText),
          ("made", maybeText), ("tasks", list(text)), ("digest", maybeText), ("proof", maybeText))
      ),
      (
        "IssuedCredential",
        object(
          ("sequence", whole), ("count", whole), ("leaf", text), ("at", instant), ("case", maybeText),
          ("made", maybeText), ("tasks", list(text)), ("digest", maybeText), ("proof", maybeText),
          ("signature", text))
      ),
    ]
  }

  private static var cases: [(String, JSON)] {
    [
      (
        "CaseSummary",
        object(
          ("id", code), ("title", text), ("matter", code), ("area", text), ("state", words(CaseState.self)),
          ("outcome", words(CaseOutcome.self)), ("receiver", text), ("filedAt", instant), ("changedAt", instant),
          ("posts", whole))
      ),
      ("CaseList", object(("items", list(ref("CaseSummary"))), ("next", maybeWhole))),
      (
        "Case",
        object(
          [
            ("id", code), ("title", text), ("text", text), ("matter", code), ("area", text),
            ("track", words(Track.self)), ("state", words(CaseState.self)), ("stage", text),
            ("outcome", words(CaseOutcome.self)), ("filer", code), ("receiver", text), ("handoverTo", maybeText),
            ("round", whole), ("adopted", maybeText), ("resolution", maybeText), ("filedAt", instant),
            ("changedAt", instant), ("acceptBy", maybeInstant), ("postPage", whole), ("postCount", whole),
            ("posts", list(ref("Post"))), ("proposals", list(ref("Proposal"))), ("ballots", list(ref("Ballot"))),
            ("resolutions", list(ref("Resolution"))), ("tasks", list(ref("Task"))),
            ("heldTasks", list(ref("HeldTask"))), ("inventoryDrafts", list(ref("InventoryDraft"))),
            ("petition", maybe(petition)),
            ("timeline", list(ref("Happening"))), ("names", free),
          ], optional: [("private", free)])
      ),
      (
        "Powers",
        object(
          ("case", code), ("stage", text), ("seat", maybeText),
          (
            "powers",
            list(
              object(
                ("command", text), ("act", words(Act.self)), ("holders", list(ref("Holding"))),
                ("decision", maybe(ref("Decision")))))
          ))
      ),
      ("Holding", object(("party", text), ("name", text), ("entry", text), ("role", words(EntryRole.self)))),
      (
        "Decision",
        object(
          [("permitted", flag)],
          optional: [
            ("entry", text), ("inventory", text), ("article", text), ("duty", maybeText),
            ("role", words(EntryRole.self)), ("limit", maybeText), ("grant", maybeText),
            ("problem", ref("Problem")),
          ])
      ),
      (
        "Desk",
        object(
          ("seat", maybeText),
          (
            "duties",
            list(
              object(
                ("command", text), ("case", code), ("title", text), ("about", maybeText), ("due", maybeInstant),
                ("waitsFor", maybeText), ("escalation", maybe(ref("EscalationStep")))))
          ), ("filed", list(ref("CaseSummary"))))
      ),
    ]
  }

  private static var petition: JSON {
    object(
      ("endorsed", whole), ("households", whole), ("share", text), ("needed", whole), ("reachedAt", maybeInstant),
      ("conveneBy", maybeInstant))
  }

  private static var caseParts: [(String, JSON)] {
    [
      (
        "Post",
        object(
          ("id", code), ("parent", maybeText), ("position", words(Position.self)), ("text", text), ("author", code),
          ("name", text), ("party", text), ("at", instant), ("edits", whole), ("moderated", maybeText))
      ),
      (
        "PostHistory",
        object(
          ("id", code), ("case", code), ("name", text), ("versions", list(object(("at", instant), ("text", text)))))
      ),
      (
        "Proposal",
        object(
          ("id", code), ("party", text),
          (
            "versions",
            list(
              object(
                ("number", whole), ("title", text), ("text", text), ("note", maybeText), ("author", code),
                ("at", instant)))
          ))
      ),
      (
        "Ballot",
        object(
          ("id", code), ("proposal", maybeText), ("version", maybeWhole), ("rule", free), ("sheet", maybe(free)),
          ("rollSize", whole), ("rollDigest", text), ("voted", whole), ("calledAt", instant), ("opens", maybeInstant),
          ("closes", instant), ("conduct", maybe(free)), ("corrections", list(free)), ("result", maybe(free)),
          ("tally", maybe(free)), ("chambers", maybe(free)), ("recused", list(text)),
          ("papers", maybe(free)), ("proxies", maybe(free)),
          (
            "credentials",
            maybe(
              object(
                ("key", object(("id", text), ("modulus", text), ("exponent", whole))), ("issuer", text),
                ("sequence", whole), ("issued", whole), ("used", whole)))
          ),
          ("excluded", list(object(("person", code), ("reason", text)))),
          (
            "votes",
            list(
              object(
                ("name", text), ("choice", maybeText), ("marking", maybe(free)), ("statement", maybeText)))
          ))
      ),
      (
        "SealedReceipt",
        object(
          ("ballot", code), ("sequence", whole), ("at", instant), ("serial", text), ("counts", flag),
          ("counting", whole), ("opened", flag), ("leaf", text), ("size", whole), ("root", text),
          ("path", list(text)))
      ),
      (
        "OwnVote",
        object(
          ("ballot", code), ("isOnRoll", flag), ("choice", maybeText), ("marking", maybe(free)),
          ("statement", maybeText), ("entry", maybe(free)), ("votesFor", list(text)), ("votedBy", maybeText))
      ),
      (
        "Proxies",
        object(
          (
            "given",
            list(
              object(
                ("id", code), ("person", code), ("name", text), ("mandate", free), ("inForce", flag)))
          ),
          (
            "held",
            list(
              object(
                ("id", code), ("person", code), ("name", text), ("mandate", free), ("inForce", flag)))
          ))
      ),
      (
        "Resolution",
        object(
          ("id", code), ("frozen", free), ("digest", text),
          ("signatures", list(object(("party", text), ("name", text), ("at", instant)))),
          ("declines", list(object(("party", text), ("name", text), ("at", instant), ("reason", text)))),
          ("signaturesNeeded", whole), ("inForceAt", maybeInstant), ("declined", maybeText))
      ),
      (
        "Task",
        object(
          ("id", code), ("resolution", code), ("clause", whole), ("text", text), ("lead", text),
          ("supports", list(text)), ("due", date), ("evidence", maybeText), ("verifier", maybeText),
          ("state", words(TaskState.self)),
          (
            "notes",
            list(object(("word", text), ("text", text), ("name", text), ("party", text), ("at", instant)))
          ))
      ),
      (
        "Happening",
        object(("sequence", whole), ("at", instant), ("kind", words(EventKind.self)), ("event", free))
      ),
    ]
  }

  private static var inventory: [(String, JSON)] {
    let limit = maybe(object(("number", whole), ("unit", text), ("from", text), ("origin", text)))
    let attributed = list(
      object(
        ("party", text), ("name", text), ("entry", text), ("article", text), ("duty", text), ("limit", maybeText)))
    return [
      (
        "Versions",
        object(
          (
            "items",
            list(
              object(
                ("version", text), ("digest", text), ("effectiveFrom", date), ("publishedAt", instant),
                ("sequence", whole), ("entries", whole), ("case", maybeText), ("draft", maybeText),
                ("review", ["type": ["integer", "null"]]), ("resolution", maybeText)))
          ))
      ),
      (
        "Party",
        object(
          ("id", text), ("name", both), ("kind", words(PartyKind.self)), ("area", text), ("superior", maybeText))
      ),
      (
        "Matter",
        object(
          ("code", text), ("name", both), ("track", words(Track.self)), ("class", words(MatterClass.self)),
          ("stages", list(text)), ("votingRule", maybeText), ("description", both))
      ),
      (
        "Inventory",
        object(
          ("version", text), ("effectiveFrom", date), ("parties", list(ref("Party"))), ("matters", list(ref("Matter"))),
          ("areas", list(object(("code", text), ("name", both)))), ("entryCount", whole),
          ("entries", list(ref("Entry"))), ("next", maybeWhole))
      ),
      (
        "Entry",
        object(
          ("code", text), ("list", words(ListKind.self)), ("powerType", words(PowerType.self)), ("name", both),
          ("subItem", text), ("matter", text), ("stage", text), ("level", words(ExerciseLevel.self)), ("area", text),
          ("holder", text), ("role", words(EntryRole.self)), ("acts", list(words(Act.self))),
          ("counterparts", list(text)), ("office", text), ("article", both), ("duty", both), ("dutyBasis", text),
          ("accountability", text), ("statutoryLimit", limit), ("promisedLimit", limit), ("supervisors", list(text)),
          ("votingRule", maybeText), ("from", maybeDate), ("until", maybeDate), ("resources", text), ("line", whole))
      ),
      (
        "Who",
        object(
          ("version", text), ("matter", text), ("stage", text), ("area", text), ("date", date), ("leads", attributed),
          ("supports", attributed), ("prohibitions", attributed),
          ("coverage", maybe(words(Coverage.Status.self))))
      ),
      (
        "Findings",
        object(
          [
            ("asOf", date), ("entries", whole), ("findings", list(ref("Finding"))),
            ("sources", list(object([("file", text), ("sha256", text)], optional: [("sheet", text)]))),
          ], optional: [("until", date)])
      ),
      (
        "Finding",
        object(
          [
            ("rule", words(CheckRule.self)), ("severity", words(InventoryFinding.Severity.self)),
            ("codes", list(text)), ("rows", list(whole)), ("files", list(text)), ("message", both),
          ],
          optional: [
            (
              "witness",
              object(
                ("matter", text), ("stage", text), ("area", text), ("from", maybeDate), ("to", maybeDate))
            )
          ])
      ),
      (
        "CaseEffect",
        object(
          ("openCase", text), ("outcome", words(CaseEffect.Outcome.self)), ("before", list(text)),
          ("after", list(text)))
      ),
      (
        "InventoryDraft",
        object(
          ("id", text), ("case", code), ("version", text), ("stage", words(InventoryDraft.Stage.self)),
          ("digest", text), ("effectiveFrom", date), ("entries", whole), ("base", text),
          ("path", words(ChangePath.self)), ("reported", maybeText), ("party", text), ("name", text),
          ("at", instant), ("sequence", whole), ("blocking", whole), ("warnings", whole),
          (
            "changes",
            list(object(("operation", words(InventoryOperation.self)), ("entries", list(text))))
          ),
          (
            "reviews",
            list(
              object(
                ("sequence", whole), ("passed", flag), ("opinion", text), ("party", text), ("name", text),
                ("at", instant)))
          ), ("resolution", maybeText), ("resolvedAt", maybeInstant), ("comparison", text), ("findings", text))
      ),
      ("InventoryDrafts", object(("items", list(ref("InventoryDraft"))))),
      (
        "DraftedInventory",
        object(("draft", ref("InventoryDraft")), ("casesOn", date), ("cases", list(ref("CaseEffect"))))
      ),
      (
        "Comparison",
        object(
          ("old", text), ("new", text), ("changes", list(ref("InventoryChange"))),
          (
            "amendments",
            list(
              object(
                ("entry", text), ("fields", list(object(("column", text), ("old", text), ("new", text))))))
          ),
          (
            "transfers",
            list(
              object(
                ("level", words(ExerciseLevel.self)), ("leadsBefore", whole), ("leadsAfter", whole),
                ("supportsBefore", whole), ("supportsAfter", whole), ("gained", whole), ("lost", whole),
                ("recalled", whole)))
          ),
          (
            "steps",
            list(object(("operation", words(InventoryOperation.self)), ("entries", list(text))))
          ), ("casesOn", date),
          ("cases", list(ref("CaseEffect"))))
      ),
      (
        "InventoryChange",
        object(
          [
            ("holder", text), ("matter", text), ("stage", text), ("area", text),
            ("gainedActs", list(words(Act.self))), ("lostActs", list(words(Act.self))),
            ("gainedRoles", list(words(EntryRole.self))), ("lostRoles", list(words(EntryRole.self))),
            ("oldEntries", list(text)), ("newEntries", list(text)),
          ], optional: [("from", date), ("to", date)])
      ),
      (
        "PartyCard",
        object(
          ("party", ref("Party")), ("line", list(text)),
          ("members", list(object(("name", text), ("seat", ref("Seat"))))))
      ),
      ("PersonCard", object(("id", code), ("name", text), ("seats", list(ref("Seat"))))),
    ]
  }

  private static var record: [(String, JSON)] {
    [
      ("RecordRoot", object(("size", whole), ("root", text), ("origin", text), ("key", text))),
      (
        "InclusionProof",
        object(("sequence", whole), ("size", whole), ("leaf", text), ("root", text), ("path", list(text)))
      ),
      (
        "ConsistencyProof",
        object(("from", whole), ("to", whole), ("oldRoot", text), ("newRoot", text), ("path", list(text)))
      ),
      (
        "Witnesses",
        object(
          ("size", whole), ("final", whole), ("policy", maybeText),
          ("witnesses", list(object(("name", text), ("key", text), ("size", maybeWhole), ("at", maybeText)))))
      ),
      (
        "Timestamps",
        object(
          (
            "items",
            list(
              object(
                ("day", text), ("size", whole), ("at", text), ("authority", text), ("checkpoint", text),
                ("timestamp", text)))
          ))
      ),
      (
        "Events",
        object(
          (
            "items",
            list(
              object(
                ("sequence", whole), ("leaf", text), ("bytes", text), ("event", free)))
          ), ("next", maybeWhole))
      ),
      (
        "Figures",
        object(
          ("casesByState", free), ("solved", whole), ("resolutions", whole), ("votes", whole), ("posts", whole),
          ("events", whole))
      ),
    ]
  }

  private static var problems: [(String, JSON)] {
    let codes = Refusal.Code.allCases.map(\.rawValue) + ProblemCode.allCases.map(\.rawValue)
    return [
      (
        "Problem",
        object(
          [
            ("type", ["type": "string", "format": "uri"]), ("title", text), ("status", whole), ("detail", text),
            ("code", ["type": "string", "enum": .list(codes.map { .text($0) })]),
          ],
          optional: [
            ("entry", text), ("article", text), ("inventory", text),
            ("holders", list(object(("party", text), ("name", text)))), ("faults", list(ref("Fault"))),
            ("findings", list(ref("BlockingFinding"))), ("reference", text),
          ])
      ),
      (
        "BlockingFinding",
        object(
          ("rule", text), ("codes", list(text)), ("witness", ["type": "object", "additionalProperties": text]),
          ("message", both))
      ),
      (
        "Fault",
        object(
          [("field", text), ("code", words(FieldFault.Code.self)), ("detail", text)],
          optional: [("value", text), ("limit", text), ("line", whole), ("column", text)])
      ),
    ]
  }
}
