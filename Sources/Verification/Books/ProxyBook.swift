import Proceedings
import Record
import Vocabulary
import Voting

/// The mandates to vote for another, in the order in which they were given.
struct ProxyBook {
  private var kept: [KeptMandate] = []
  private var places: [MandateID: Int] = [:]

  mutating func fold(_ event: ProxyGranted) throws(Unfounded) {
    try demand(places.updateValue(kept.count, forKey: event.id) == nil, "mandate \(event.id) was given before")
    kept.append(KeptMandate(id: event.id, area: event.area, mandate: event.mandate))
  }

  mutating func fold(_ event: ProxyRevoked, at instant: Instant) throws(Unfounded) {
    guard let place = places[event.proxy] else { throw Unfounded("it takes back a mandate that nobody gave") }
    kept[place] = KeptMandate(
      id: event.proxy, area: kept[place].area, mandate: kept[place].mandate.revoked(at: instant))
  }

  func mandate(_ id: MandateID) -> KeptMandate? { places[id].map { kept[$0] } }

  /// The mandates that were given by an instant and not taken back by then, the first first.
  func mandates(at instant: Instant) -> [Mandate] {
    kept.map(\.mandate).filter { mandate in
      mandate.given <= instant && (mandate.revoked.map { $0 > instant } ?? true)
    }
  }
}
