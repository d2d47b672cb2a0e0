import Foundation
import Proceedings
import Vocabulary

extension Neighbourhood {
  /// A file of the sample.
  package static func sampleFile(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: checkout.appending(path: "Resources/sample").appending(path: name)), as: UTF8.self)
  }

  /// Publishes a version of the sample inventory in which a matter names another procedure, with more entries.
  ///
  /// - Parameter entries: rows of the sample list to copy, by the code of the row, each with what is replaced in it.
  package func publish(
    version: String = "2026.2", _ procedures: String, for matter: String, rule: String,
    entries copies: [(code: String, replacing: [(String, String)])] = []
  ) async throws {
    var entries = try Self.sampleFile("entries.csv")
    if !entries.hasSuffix("\n") { entries += "\n" }
    for copy in copies {
      guard var row = entries.split(separator: "\n").map(String.init).first(where: { $0.hasPrefix(copy.code) }) else {
        throw NoSuchName(name: copy.code)
      }
      for (old, new) in copy.replacing {
        row = row.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
      }
      entries += row + "\n"
    }
    let matters = try Self.sampleFile("matters.csv").split(separator: "\n").map { line in
      guard line.hasPrefix(matter + ",") else { return String(line) }
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[6] = rule
      return cells.joined(separator: ",")
    }.joined(separator: "\n")
    let verdict = try await perform(
      "publish-inventory", as: "registrar",
      [
        "version": version, "effective-from": CivilClock.china.date(of: now).description, "entries": entries,
        "matters": matters,
        "areas": try Self.sampleFile("areas.csv"), "parties": try Self.sampleFile("parties.csv"),
        "bases": try Self.sampleFile("bases.csv"), "procedures": procedures,
      ])
    guard case .entered = verdict else { throw NotPublished(verdict: "\(verdict)") }
  }

  /// A case on a matter that stands at deliberation with one proposal, under names for later steps.
  package func deliberate(matter: String, as name: String, by filer: String = "lin", proposer: String = "song")
    async throws
  {
    try await tell(
      json: """
        [{"as": "\(filer)", "do": "file-case", "keep": "\(name)", "with": {"matter": "\(matter)",
           "area": "\(matter == "DT01" || matter == "TC01" ? "99030100100101" : "990301001001")",
           "title": "一件事", "text": "要一起决定的一件事。"}},
         {"as": "shen", "do": "accept-case", "with": {"case": "$\(name)"}},
         {"as": "shen", "do": "convene-deliberation", "with": {"case": "$\(name)", "question": "怎么办？"}},
         {"as": "\(proposer)", "do": "make-proposal", "keep": "\(name).proposal",
          "with": {"case": "$\(name)", "title": "办法", "text": "就这么办。"}}]
        """)
  }
}

/// An inventory that a test needs was not published.
package struct NotPublished: Error {
  let verdict: String
}
