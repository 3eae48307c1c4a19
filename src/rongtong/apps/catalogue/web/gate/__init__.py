"""The reviewer's desk of needs and offers."""
