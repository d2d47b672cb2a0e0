import Foundation
package import Proceedings
import Storage
import Vocabulary

/// The procedure by which a version of the inventory is published, step by step, for tests that need one.
extension Neighbourhood {
  /// The tables of the sample, with entries changed; the version binds from a day.
  package static func version(
    _ name: String, from day: String = "2027-06-01", entries change: (String) -> String = { $0 }
  ) throws -> [String: String] {
    [
      "version": name, "effective-from": day, "entries": change(try sampleFile("entries.csv")),
      "areas": try sampleFile("areas.csv"), "matters": try sampleFile("matters.csv"),
      "parties": try sampleFile("parties.csv"),
      "bases": try sampleFile("bases.csv"),
    ]
  }

  /// A case about the inventory in deliberation: filed by the subdistrict office, kept under a name.
  package func openInventoryCase(
    _ name: String, matter: String = "ZL01", area: String = "990301001000"
  ) async throws {
    try await tell(
      json: """
        [{"as": "gao", "do": "file-case", "keep": "\(name)", "with": {"matter": "\(matter)", "area": "\(area)",
          "title": "调整清单", "text": "申请调整清单。"}},
         {"as": "registrar", "do": "accept-case", "with": {"case": "$\(name)"}},
         {"as": "registrar", "do": "convene-deliberation", "with": {"case": "$\(name)", "question": "怎样调整?"}}]
        """)
  }

  /// Drafts a version in a case.
  package func draft(
    _ tables: [String: String], in name: String, as seat: String = "registrar", path: String = "adjustment"
  ) async throws -> Verdict {
    let fields = ["case": try kept(name), "title": "清单草案", "reason": "法律修改", "path": path]
    return try await perform("draft-inventory", as: seat, fields.merging(tables) { $1 })
  }

  /// Reviews the legality of a draft.
  package func review(
    _ draft: String, in name: String, as seat: String = "zhang", finding: String = "passed"
  ) async throws -> Verdict {
    try await perform(
      "review-legality", as: seat,
      ["case": try kept(name), "draft": draft, "finding": finding, "opinion": "已审查依据、权限和程序。"])
  }

  /// Puts a draft to the ballot, counts it, writes the resolution and signs it. The ballot is counted when everyone
  /// has voted, or when it is over.
  package func resolve(
    _ draft: String, in name: String, voters: [String] = ["registrar", "gao", "shen", "lu", "xu", "pan", "ren"],
    choice: String = "yes", isWaiting: Bool = false
  ) async throws {
    let id = try kept(name)
    func done(_ command: String, as seat: String, _ fields: [String: String]) async throws -> Receipt {
      let verdict = try await perform(command, as: seat, ["case": id].merging(fields) { $1 })
      guard case .entered(let receipt) = verdict else { throw NotEntered(command: command, verdict: verdict) }
      return receipt
    }
    let closes = now.advanced(byDays: 3).rfc3339()
    let ballot =
      try await done("call-ballot", as: "registrar", ["proposal": draft, "version": "1", "closes": closes]).made ?? ""
    for seat in voters { _ = try await done("cast-vote", as: seat, ["ballot": ballot, "choice": choice]) }
    if isWaiting { wait(days: 4) }
    _ = try await done("close-ballot", as: "registrar", ["ballot": ballot])
    var form = Form(["case": id, "title": "清单决议", "text": "同意草案。"])
    form.rows["clauses"] = [Form(["text": "发布", "lead": "yunting-gov", "due": "2027-05-01"])]
    let drafted = try await register.perform(try DraftResolution(form), by: try seat("registrar"))
    guard case .entered(let text) = drafted else { throw NotEntered(command: "draft-resolution", verdict: drafted) }
    _ = try await done(
      "sign-resolution", as: "registrar", ["resolution": text.made ?? "", "digest": text.digest ?? ""])
  }

  /// Publishes a draft.
  package func publish(_ draft: String, in name: String, as seat: String = "registrar") async throws -> Verdict {
    try await perform("publish-inventory", as: seat, ["case": try kept(name), "draft": draft])
  }

  /// A version of the inventory through its whole procedure; gives its draft.
  @discardableResult
  package func publishThroughProcedure(_ tables: [String: String], keep name: String = "inventory-case") async throws
    -> String
  {
    try await openInventoryCase(name)
    let drafted = try await draft(tables, in: name)
    guard case .entered(let receipt) = drafted, let id = receipt.made else {
      throw NotEntered(command: "draft-inventory", verdict: drafted)
    }
    let reviewed = try await review(id, in: name)
    guard case .entered = reviewed else { throw NotEntered(command: "review-legality", verdict: reviewed) }
    try await resolve(id, in: name)
    let published = try await publish(id, in: name)
    guard case .entered = published else { throw NotEntered(command: "publish-inventory", verdict: published) }
    return id
  }
}

/// A command that a test needed was not entered.
package struct NotEntered: Error {
  let command: String
  let verdict: Verdict
}
