import Cases
import Inventory
import Vocabulary

/// The life of a case once more, as a table that one can read from top to bottom: from where, on which track, who may, and
/// what is different afterwards. It shares nothing with `CaseStanding.after`.
struct CaseTable {
  /// One line: when it applies, and what it does.
  struct Line {
    let from: Set<CaseState>
    var track: Track?
    /// What else must hold.
    var only = true
    let change: (inout CaseStanding) -> Void
  }

  /// The standing after a step; nil where the table has no line for it.
  static func standing(_ now: CaseStanding, after step: CaseStep, at instant: Instant) -> CaseStanding? {
    let line = line(for: step, now, instant)
    guard line.from.contains(now.state), line.track == nil || line.track == now.track, line.only else { return nil }
    var next = now
    line.change(&next)
    return next
  }

  private static func line(for step: CaseStep, _ now: CaseStanding, _ instant: Instant) -> Line {
    let (waits, onAgenda) = (now.handoverTo != nil, now.conveneBy != nil)
    func isReceiver(_ party: PartyID) -> Bool { party == now.receiver }
    func isFiler(_ person: PersonID) -> Bool { person == now.filer }
    func isAccepter(_ party: PartyID) -> Bool { waits && party == now.handoverTo }
    switch step {
    case .accept(let party):
      return Line(from: [.filed], only: isReceiver(party) && !waits) { $0.state = .accepted }
    case .turnBack(let party):
      return Line(from: [.filed], only: isReceiver(party) && !waits && !onAgenda) { $0.state = .returned }
    case .resubmit(let person): return Line(from: [.returned], only: isFiler(person)) { $0.state = .filed }
    case .offerHandover(let party, let to):
      return Line(from: [.filed], only: isReceiver(party) && !waits && to != party) { $0.handoverTo = to }
    case .acceptHandover(let party):
      return Line(from: [.filed], only: isAccepter(party)) {
        ($0.state, $0.receiver, $0.handoverTo) = (.accepted, party, nil)
      }
    case .declineHandover(let party): return Line(from: [.filed], only: isAccepter(party)) { $0.handoverTo = nil }
    case .reachAgenda(let end):
      return Line(from: [.filed, .returned, .accepted], track: .consult, only: !onAgenda) {
        $0.conveneBy = end
        if now.state == .returned { $0.state = .filed }
      }
    case .convene(let party):
      return Line(from: [.accepted], track: .consult, only: isReceiver(party)) {
        ($0.state, $0.conveneBy) = (.deliberating, nil)
      }
    case .callBallot(let party): return Line(from: [.deliberating], only: isReceiver(party)) { $0.state = .balloting }
    case .closeBallot(let party, let adopted):
      return Line(from: [.balloting], only: isReceiver(party)) {
        ($0.state, $0.adopted) = (adopted == nil ? .deliberating : .resolving, adopted)
      }
    case .draft(let party, let resolution):
      return Line(from: [.resolving], only: isReceiver(party) && now.adopted != nil && now.resolution == nil) {
        $0.resolution = resolution
      }
    case .declineSignature:
      return Line(from: [.resolving]) { ($0.state, $0.adopted, $0.resolution) = (.deliberating, nil, nil) }
    case .enterIntoForce: return Line(from: [.resolving]) { $0.state = .executing }
    case .order(let party, let resolution):
      return Line(from: [.accepted], track: .command, only: isReceiver(party)) {
        ($0.state, $0.resolution) = (.executing, resolution)
      }
    case .reportLastTask: return Line(from: [.executing]) { $0.state = .verifying }
    case .sendBack: return Line(from: [.verifying]) { $0.state = .executing }
    case .verifyLastTask:
      let isCommand = now.track == .command
      return Line(from: [.verifying]) {
        ($0.state, $0.evaluationSince) = (isCommand ? .reviewing : .evaluating, isCommand ? nil : instant)
      }
    case .review: return Line(from: [.reviewing]) { ($0.state, $0.evaluationSince) = (.evaluating, instant) }
    case .evaluate(let person, let outcome):
      return Line(from: [.evaluating], only: isFiler(person)) { $0.outcome = outcome }
    case .close(.evaluated):
      return Line(from: [.evaluating], only: now.outcome != .unknown) { $0.state = .closed }
    case .close(.noAnswer):
      let week: Int64 = 7 * 86_400_000
      let since = now.evaluationSince?.milliseconds
      let isOver = since.map { instant.milliseconds - $0 >= week } ?? false
      return Line(from: [.evaluating], only: now.outcome == .unknown && isOver) { $0.state = .closed }
    case .reopen(let person):
      return Line(from: [.evaluating, .closed], only: isFiler(person)) {
        $0 = CaseStanding(
          id: now.id, matter: now.matter, area: now.area, track: now.track, state: .accepted, filer: now.filer,
          receiver: now.receiver, handoverTo: now.handoverTo, round: now.round + 1)
      }
    }
  }
}
