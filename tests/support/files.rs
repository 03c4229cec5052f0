//! Files to file.

/// The smallest file that is a PDF.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n";

/// The beginning of a photograph.
pub const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9";

/// An empty workbook as WPS and Excel write one: an archive whose parts say what it is.
pub fn workbook() -> Vec<u8> {
    archive(&["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"])
}

/// An empty text as WPS and Word write one.
pub fn text() -> Vec<u8> {
    archive(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
}

/// An archive of files that are not those of an office.
pub fn plain_archive() -> Vec<u8> {
    archive(&["a.txt", "b.exe"])
}

/// An archive of empty files with these names, nothing compressed.
fn archive(names: &[&str]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for name in names {
        let offset = u32::try_from(file.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap();
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend([0; 12]);
        common.extend(length.to_le_bytes());
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name.as_bytes());
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, begin) = (u16::try_from(names.len()).unwrap(), u32::try_from(file.len()).unwrap());
    let size = u32::try_from(directory.len()).unwrap();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(size.to_le_bytes());
    file.extend(begin.to_le_bytes());
    file.extend([0, 0]);
    file
}
