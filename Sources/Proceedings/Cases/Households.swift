package import Vocabulary
package import Voting

/// The households of an area, as the registers and the table of areas know them: how many there are, and which one a
/// person belongs to.
package struct Households: Sendable, Equatable {
  /// A register with the area that it covers.
  package struct Kept: Sendable, Equatable {
    /// The area.
    package let area: AreaCode
    /// The register.
    package let register: UnitRegister

    /// A register of an area.
    package init(area: AreaCode, register: UnitRegister) {
      self.area = area
      self.register = register
    }
  }

  private let area: AreaCode
  private let declared: Int?
  /// The smallest register that covers the whole area.
  private let around: Kept?
  /// The registers of parts of the area, in the order of their codes.
  private let within: [Kept]

  /// The households of an area.
  ///
  /// - Parameters:
  ///   - declared: how many the table of areas says there are.
  ///   - registers: the registers that cover the area or a part of it, in any order.
  package init(of area: AreaCode, declared: Int?, registers: [Kept]) {
    self.area = area
    self.declared = declared
    around = registers.filter { $0.area.contains(area) }.max { $0.area.prefix.count < $1.area.prefix.count }
    within = registers.filter { area.contains($0.area) && $0.area != area }.sorted { $0.area < $1.area }
  }

  /// How many there are: the homes of the area's own register, else the declared number, else the homes of the register
  /// around it; nil where nobody knows.
  package var count: Int? {
    let count = around?.area == area ? around?.register.homes.count : declared ?? around?.register.homes.count
    return count.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The household by which a person counts; nil for someone who belongs to none.
  ///
  /// Where a register covers the area, only those whom it names belong to it. Where none does, someone whom no register
  /// of a part of it names counts as one household.
  package func household(of person: PersonID) -> String? {
    if let around { return around.register.home(of: person).map { "\(around.area.prefix)/\($0)" } }
    for kept in within {
      if let home = kept.register.home(of: person) { return "\(kept.area.prefix)/\(home)" }
    }
    return person.text
  }
}
