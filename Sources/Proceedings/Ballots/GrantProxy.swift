package import Inventory
package import Record
import Vocabulary
import Voting

/// Someone lets another vote for them: in a ballot, on a matter, or in an area; until it is taken back (委托投票).
package struct GrantProxy: Command {
  package static let kind = CommandKind("grant-proxy", .entrust, "proxies", ProxyForm.fields, GrantProxy.self)

  let terms: ProxyForm

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    terms = ProxyForm(&reading)
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground { try terms.ground(on: desk) }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    [.proxyGranted(try terms.granted(by: hearing.author.person, on: desk, in: hearing))]
  }
}
