int xperformance;
