package import Inventory
package import Record
import Vocabulary

/// Who witnesses the record, and how many of them must have before anything is called final, is set anew (见证规则).
package struct KeepWitnesses: Command {
  package static let kind =
    CommandKind(
      "keep-witnesses", .keepRegister, "witnesses", [.required("policy", .text(1...10_000))], KeepWitnesses.self)

  let policy: String

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    policy = reading.text("policy")
    if !policy.isEmpty, let fault = Self.fault(in: policy) {
      let (line, words) = fault
      reading.fault("policy", .badCell, line: line, words: words)
    }
    try reading.finish()
  }

  /// The first line that is no line of a policy; the record's own key is known here and named by nobody.
  private static func fault(in policy: String) -> (line: Int, words: Bilingual)? {
    do {
      let read = try WitnessPolicy(bytes: Array((policy + "\n").utf8))
      guard read.records.isEmpty else {
        return (
          1,
          Bilingual(zh: "请删去 log 行：本记录的公钥由系统填写", en: "leave out the log lines: the key of the record is known here")
        )
      }
      return nil
    } catch let error as RecordFormatError {
      let words = Bilingual(zh: error.message(.zh), en: error.message(.en))
      guard case .line(let line) = error.place else { return (1, words) }
      return (line, words)
    } catch {
      return (1, Bilingual(zh: "无法读取", en: "cannot be read"))
    }
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.witnessesKept(WitnessesKept(policy: policy))]
  }
}
