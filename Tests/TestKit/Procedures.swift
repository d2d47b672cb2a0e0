import Foundation
package import Proceedings
import Vocabulary

extension Neighbourhood {
  /// A file of the sample.
  package static func sampleFile(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: checkout.appending(path: "Resources/sample").appending(path: name)), as: UTF8.self)
  }

  /// A neighbourhood founded on the sample inventory, in which a matter names another procedure, with more entries.
  ///
  /// - Parameter copies: rows of the sample list to copy, by the code of the row, each with what is replaced in it.
  package static func founded(
    _ procedures: String, for matter: String, rule: String,
    entries copies: [(code: String, replacing: [(String, String)])] = [], craft: Craft = plainly
  ) async throws -> Neighbourhood {
    let matters = try sampleFile("matters.csv").split(separator: "\n").map { line in
      guard line.hasPrefix(matter + ",") else { return String(line) }
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[6] = rule
      return cells.joined(separator: ",")
    }.joined(separator: "\n")
    return try await founded(tables: ["matters": matters, "procedures": procedures], craft: craft) { line in
      [line]
        + copies.filter { line.hasPrefix($0.code) }.map { copy in
          copy.replacing.reduce(line) { row, change in
            row.split(separator: change.0, omittingEmptySubsequences: false).joined(separator: change.1)
          }
        }
    }
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
