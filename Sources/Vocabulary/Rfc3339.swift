extension Instant {
  /// Reads `2026-07-01T18:00:00+08:00`, `…Z`, or without offset in the civil time of `clock`; seconds and their
  /// fraction (to milliseconds) may be left out.
  ///
  /// - Source: RFC 3339, section 5.6.
  package init?(rfc3339 text: some StringProtocol, clock: CivilClock = .china) {
    guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }),
      let date = CivilDate(text[..<mark])
    else { return nil }
    var time = text[text.index(after: mark)...]
    var offset = clock.offsetMinutes
    if time.hasSuffix("Z") || time.hasSuffix("z") {
      time = time.dropLast()
      offset = 0
    } else if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let parts = time[time.index(after: sign)...].split(separator: ":").map { Int($0) }
      guard parts.count == 2, let hours = parts[0], let minutes = parts[1], hours < 24, minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (time[sign] == "-" ? -1 : 1)
      time = time[..<sign]
    }
    let parts = time.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = Int(parts[0]), let minutes = Int(parts[1]),
      (0..<24).contains(hours), (0..<60).contains(minutes)
    else { return nil }
    var milliseconds = 0
    if parts.count == 3 {
      let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(seconds.count), let whole = Int(seconds[0]), (0..<60).contains(whole) else { return nil }
      milliseconds = whole * 1000
      if seconds.count == 2 {
        guard let fraction = Int((seconds[1] + "000").prefix(3)), fraction >= 0 else { return nil }
        milliseconds += fraction
      }
    }
    let start = CivilClock(offsetMinutes: offset).start(of: date)
    self = start.advanced(byMilliseconds: Int64((hours * 60 + minutes) * 60_000 + milliseconds))
  }

  /// The instant as `2026-07-01T18:00:00+08:00`, to the second, in the civil time of `clock`.
  package func rfc3339(clock: CivilClock = .china) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let seconds = Int(clock.timeOfDay(of: self) / 1000)
    let time = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    let east = abs(clock.offsetMinutes)
    let offset =
      clock.offsetMinutes == 0 ? "Z" : "\(clock.offsetMinutes < 0 ? "-" : "+")\(two(east / 60)):\(two(east % 60))"
    return "\(clock.date(of: self))T\(time)\(offset)"
  }
}
