package import Inventory
package import Record
import Vocabulary
import Voting

/// A written proxy that was handed in is entered for whoever gave it; the record names who entered it and the paper
/// (录入书面委托).
package struct EnterProxy: Command {
  package static let kind =
    CommandKind(
      "enter-proxy", .enterPaper, "proxies/written", [.required("giver", .code)] + ProxyForm.fields, EnterProxy.self)

  let giver: PersonID
  let terms: ProxyForm

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    giver = reading.code("giver")
    terms = ProxyForm(&reading)
    if terms.kind == .delegation, terms.document == nil { reading.fault("document", .missing) }
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground { try terms.ground(on: desk) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard try desk.isEnrolled(giver) else { throw Unknown("person", giver.text) }
    return [.proxyGranted(try terms.granted(by: giver, on: desk, in: hearing))]
  }
}
