DROP TABLE document_requirements;
