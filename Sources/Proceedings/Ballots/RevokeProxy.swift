package import Inventory
package import Record
package import Vocabulary
package import Voting

/// Whoever let another vote for them takes that back; it holds from now on, and until a ballot closes also for that
/// ballot (撤回委托).
package struct RevokeProxy: Command {
  package static let kind =
    CommandKind(
      "revoke-proxy", .entrust, "proxies/{proxy}/revocation", [.required("proxy", .code)], RevokeProxy.self)

  let proxy: MandateID

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    proxy = reading.code("proxy")
    try reading.finish()
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk, at: try desk.mandate(proxy)?.area)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    let kept = try desk.required(proxy)
    guard kept.mandate.from == hearing.author.person else { throw Refusal(.notTheAuthor) }
    guard kept.mandate.revoked == nil else { throw Refusal(.proxyEnded) }
    return [.proxyRevoked(ProxyRevoked(proxy: proxy, area: kept.area))]
  }
}

/// A mandate as it stands, with where the inventory was asked when it was given.
package struct KeptMandate: Sendable, Equatable {
  /// Its identifier.
  package let id: MandateID
  /// Where the inventory was asked.
  package let area: AreaCode
  /// The mandate, with its revocation.
  package let mandate: Mandate

  /// A mandate as it stands.
  package init(id: MandateID, area: AreaCode, mandate: Mandate) {
    self.id = id
    self.area = area
    self.mandate = mandate
  }
}

extension Desk {
  /// A mandate that must exist.
  func required(_ id: MandateID) throws -> KeptMandate {
    guard let kept = try mandate(id) else { throw Unknown("proxy", id.text) }
    return kept
  }
}
