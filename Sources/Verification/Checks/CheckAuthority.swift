import Inventory
import Proceedings
import Record
import Vocabulary

extension Verifier {
  /// Asks the inventory that was in force whether the act was permitted, on the history that was there then.
  mutating func checkAuthority(of recorded: RecordedEvent) throws {
    func fault(_ reason: String) -> Verification.Fault {
      Verification.Fault(sequence: recorded.sequence, reason: reason)
    }
    guard let authority = recorded.authority else {
      guard case .institutionFounded = recorded.event, recorded.sequence == 0 else {
        throw fault("it names no entry of the inventory")
      }
      return
    }
    // Whoever bears a credential is nobody by name; that the entry is the one of its key is asked with the vote.
    if recorded.author.isBearer, case .voteSealed = recorded.event { return }
    guard let inventory = try desk.inventory(at: recorded.at), inventory.version == authority.inventory else {
      throw fault("inventory \(authority.inventory) was not in force")
    }
    guard let seat = desk.seat(recorded.author.seat), seat.person == recorded.author.person,
      seat.party == recorded.author.party
    else { throw fault("its author does not hold the seat") }
    let request = try request(of: recorded, authority, seat: seat)
    guard case .permit(let permit) = inventory.decide(request), permit.entry == authority.entry,
      permit.grant?.id == authority.grant
    else {
      throw fault("inventory \(authority.inventory) does not permit it by entry \(authority.entry)")
    }
    verification.decisions += 1
  }

  private func request(of recorded: RecordedEvent, _ authority: Authority, seat: Seat) throws -> DecisionRequest {
    let ground: Ground =
      switch recorded.event {
      case .caseFiled(let filed):
        .inventory(matter: filed.matter, stage: .intake, area: filed.area, facts: DecisionFacts(), subject: nil)
      case .emergencyGranted(let granted):
        try .aboutEmergency(in: granted.grant.areas, of: recorded.subject, on: desk)
      case .emergencyRevoked(let revoked):
        try .aboutGrant(revoked.grant, for: authority.act, of: recorded.subject, on: desk)
      case .emergencyReviewed(let reviewed):
        try .aboutGrant(reviewed.grant, for: authority.act, of: recorded.subject, on: desk)
      case .registerKept(let kept): try .aboutTheInstitution(on: desk, at: kept.area)
      case .proxyGranted(let granted): try .aboutTheInstitution(on: desk, at: granted.area)
      case .proxyRevoked(let revoked): try .aboutTheInstitution(on: desk, at: revoked.area)
      case .personEnrolled(let enrolled): try .aboutTheInstitution(on: desk, at: enrolled.area)
      case .trustAnchorsKept(let kept): try .about(kept.party, on: desk)
      case .revocationListKept(let kept): try .about(kept.party, on: desk)
      case .certificateEnrolled: try .about(seat.party, on: desk)
      case .certificateEnded(let ended):
        try .about(
          authority.act == .holdCertificate
            ? seat.party : desk.certificate(ended.certificate)?.holder.party ?? seat.party, on: desk)
      // The first event of an erasure may be the end of a mandate, so the act tells it.
      case .personErased,
        .mandateEnded where authority.act == .erase:
        try .aboutErasure(by: seat.party, on: desk)
      default:
        if let subject = recorded.subject {
          try .aboutCase(subject, for: authority.act, on: desk)
        } else {
          try .aboutTheInstitution(on: desk)
        }
      }
    guard case .inventory(let matter, let stage, let area, var facts, _) = ground else {
      throw Verification.Fault(sequence: recorded.sequence, reason: "only the founding needs no inventory")
    }
    facts.grants = desk.emergencies(of: seat.party).map(\.grant)
    return DecisionRequest(
      actor: Actor(seat), act: authority.act, matter: matter, stage: stage, area: area, at: recorded.at, facts: facts)
  }
}
