"""The second engine: the same extractors and the same models on Apache Spark, for what one machine cannot hold.

A folder that driver and executors share takes the place of the DuckDB file: `raw/` has the raw tables as Parquet, one
folder each, `warehouse/` what the models make of them.
"""
