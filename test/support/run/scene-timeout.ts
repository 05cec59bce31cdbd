jest.setTimeout(600_000); // a stage takes seconds to build on a small machine; every wait inside is for a state
