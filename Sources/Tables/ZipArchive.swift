import CZip

/// The parts of a zip file in memory, through libzip, with a limit on what unpacking may produce.
struct ZipArchive: ~Copyable {
  private let archive: OpaquePointer
  private let copy: UnsafeMutableRawPointer
  private let file: String
  private let limit: Int

  init(_ bytes: [UInt8], file: String, limit: Int) throws(UnreadableTable) {
    let damaged = UnreadableTable(file: file, reason: .damagedWorkbook)
    // libzip reads from the buffer for as long as the archive is open, so it gets its own.
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 8)
    bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 0, &error) else {
      copy.deallocate()
      throw damaged
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      copy.deallocate()
      throw damaged
    }
    self.archive = archive
    self.copy = copy
    self.file = file
    self.limit = limit
  }

  deinit {
    zip_discard(archive)
    copy.deallocate()
  }

  /// The bytes of a part; nil if the archive has no part of that name.
  ///
  /// - Errors: `tooLarge` when the part says that it is, or turns out to be, larger than the limit.
  func part(_ name: String) throws(UnreadableTable) -> [UInt8]? {
    let place = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    guard place >= 0 else { return nil }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, zip_uint64_t(place), 0, &status) == 0 else { throw fault(.damagedWorkbook, name) }
    guard status.size <= UInt64(limit) else { throw fault(.tooLarge, "\(name): \(status.size) bytes") }
    guard let part = zip_fopen_index(archive, zip_uint64_t(place), 0) else { throw fault(.damagedWorkbook, name) }
    defer { zip_fclose(part) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let read = zip_fread(part, &chunk, zip_uint64_t(chunk.count))
      if read < 0 { throw fault(.damagedWorkbook, name) }
      if read == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<Int(read)])
      // The size in the directory may lie.
      guard bytes.count <= limit else { throw fault(.tooLarge, "\(name): more than \(limit) bytes") }
    }
  }

  private func fault(_ reason: UnreadableTable.Reason, _ value: String) -> UnreadableTable {
    UnreadableTable(file: file, reason: reason, value: value)
  }
}
