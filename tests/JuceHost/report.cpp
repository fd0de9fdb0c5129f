int xreport;
